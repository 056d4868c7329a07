/** What a category holds. */
export interface ModelCategory {
  name: string;
  showOnCustomer: boolean;
  showOnContact: boolean;
  active: boolean;
  deleted: boolean;
}

export type Outcome = "done" | "unchanged" | "refused";

type Change =
  | { what: "made"; category: number }
  | { what: "field"; category: number; field: keyof ModelCategory; before: unknown; after: unknown }
  | { what: "link"; carrier: string; category: number; on: boolean; bulk: boolean };

interface Act {
  changes: Change[];
  undoes: number | null;
  undone: boolean;
}

/**
 * Categories as the product describes them, in a few plain rules and without a database: what commands on them must
 * come to. Categories and acts are known by their place in their lists; carriers («customer 1») by their name.
 */
export class CategoryModel {
  categories: ModelCategory[] = [];
  links = new Map<string, Set<number>>();
  acts: Act[] = [];

  constructor(carriers: string[]) {
    for (const carrier of carriers) this.links.set(carrier, new Set());
  }

  create(name: string, shownOn: "customer" | "contact" | "both"): Outcome {
    return this.try((changes) => {
      this.categories.push({ name, showOnCustomer: shownOn !== "contact", showOnContact: shownOn !== "customer", active: true, deleted: false });
      changes.push({ what: "made", category: this.categories.length - 1 });
    });
  }

  /** A field set to what it is to be: of a category that is there. */
  set(category: number, field: Exclude<keyof ModelCategory, "deleted">, value: string | boolean): Outcome {
    if (this.categories[category]?.deleted !== false) return "refused";
    return this.try((changes) => this.write(changes, category, field, value));
  }

  delete(category: number): Outcome {
    if (this.categories[category]?.deleted !== false) return "refused";
    return this.try((changes) => this.write(changes, category, "deleted", true));
  }

  merge(category: number, into: number): Outcome {
    if (category === into || this.categories[category]?.deleted !== false || this.categories[into]?.deleted !== false) return "refused";
    return this.try((changes) => {
      this.write(changes, category, "deleted", true);
      for (const [carrier, carried] of this.links) if (carried.has(category)) this.link(changes, carrier, into, true, true);
    });
  }

  put(carrier: string, category: number): Outcome {
    if (this.links.get(carrier)?.has(category)) return "unchanged";
    const held = this.categories[category];
    const shown = carrier.startsWith("customer") ? held?.showOnCustomer : held?.showOnContact;
    if (!held || held.deleted || !held.active || !shown) return "refused";
    return this.try((changes) => this.link(changes, carrier, category, true, false));
  }

  take(carrier: string, category: number): Outcome {
    return this.try((changes) => this.link(changes, carrier, category, false, false));
  }

  /** Takes an act back: what still stands as it left it; refused when that is nothing. */
  undo(act: number): Outcome {
    const undone = this.acts[act];
    if (!undone || undone.undone) return "refused";
    const outcome = this.try((changes) => {
      for (const change of [...undone.changes].reverse()) this.takeBack(changes, change, act);
      if (changes.length === 0) throw new Refused();
    }, act);
    undone.undone = outcome === "done";
    return outcome;
  }

  private takeBack(changes: Change[], change: Change, act: number): void {
    const { category } = change;
    if (change.what === "made") {
      if ([...this.links.values()].some((carried) => carried.has(category))) throw new Refused();
      this.write(changes, category, "deleted", true);
    } else if (change.what === "field") {
      if (this.categories[category]?.[change.field] === change.after) this.write(changes, category, change.field, change.before);
    } else if (!change.bulk || !change.on || this.stands(change.carrier, category, act)) {
      this.link(changes, change.carrier, category, !change.on, change.bulk);
    }
  }

  /** Whether nothing that came after an act touched a link, but for what was taken back again. */
  private stands(carrier: string, category: number, since: number): boolean {
    const touches = new Map<number, number>();
    this.acts.forEach(({ changes }, n) => {
      if (n <= since || !changes.some((change) => change.what === "link" && change.carrier === carrier && change.category === category)) return;
      let first = n;
      for (let next = this.acts[first]?.undoes ?? null; next !== null && next > since; next = this.acts[first]?.undoes ?? null) first = next;
      touches.set(first, (touches.get(first) ?? 0) + 1);
    });
    return [...touches.values()].every((count) => count % 2 === 0);
  }

  private write(changes: Change[], category: number, field: keyof ModelCategory, after: unknown): void {
    const held = this.categories[category];
    const before = held?.[field];
    if (!held || before === after) return;
    this.categories[category] = { ...held, [field]: after };
    changes.push({ what: "field", category, field, before, after });
  }

  private link(changes: Change[], carrier: string, category: number, on: boolean, bulk: boolean): void {
    const carried = this.links.get(carrier);
    if (!carried || carried.has(category) === on) return;
    if (on) carried.add(category);
    else carried.delete(category);
    changes.push({ what: "link", carrier, category, on, bulk });
  }

  /** Does it whole, or leaves everything as it was where a rule says no. */
  private try(act: (changes: Change[]) => void, undoes: number | null = null): Outcome {
    const [categories, links] = [[...this.categories], new Map([...this.links].map(([carrier, carried]) => [carrier, new Set(carried)]))];
    const changes: Change[] = [];
    try {
      act(changes);
      this.refuseWhatMustNotBe();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      [this.categories, this.links] = [categories, links];
      return "refused";
    }
    if (changes.length === 0) return "unchanged";
    this.acts.push({ changes, undoes, undone: false });
    return "done";
  }

  private refuseWhatMustNotBe(): void {
    const live = this.categories.filter(({ deleted }) => !deleted);
    if (new Set(live.map(({ name }) => name.trim().toLowerCase())).size < live.length) throw new Refused();
    if (this.categories.some(({ showOnCustomer, showOnContact }) => !showOnCustomer && !showOnContact)) throw new Refused();
  }
}

class Refused extends Error {}
