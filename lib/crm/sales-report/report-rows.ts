import { addFact, type Figures, noFigures } from "./figures";
import type { GroupTree, TreeGroup } from "./group-tree";
import type { Fact, Facts } from "./read-facts";
import type { ReportPeriod } from "./report-period";
import type { ReportScope } from "./report-scope";

export type ReportRow =
  | {
      kind: "group";
      id: number;
      name: string;
      depth: number;
      figures: Figures;
      /** The group's own budget less its sellers', over the begun months that have one; null where it has none. */
      unallocated: bigint | null;
    }
  /** What counts for the seller while in that group or one under it (null: in none). */
  | { kind: "seller"; id: number; group: number | null; depth: number; figures: Figures; inSeveral: boolean }
  | { kind: "no group"; depth: 0; figures: Figures };

interface Parts {
  period: ReportPeriod;
  /** Those in scope. */
  facts: Facts;
  tree: GroupTree;
  /** Employees in the order they are listed in. */
  sellers: readonly number[];
  /** Whole kroner by group and month. */
  ownBudgets: readonly { group: number; month: string; amount: bigint }[];
  /** A group: only what stands under it is listed. A seller: the groups she was in, without a row for herself. */
  scope: ReportScope;
}

/**
 * «Salg» groups as the tree is today, each with all that counts for it or for a group under it (a seller who is in
 * two of these once), and under it the sellers who are or were in the group itself; last what counts for no group.
 * A group is listed when it was of type «Salg» in the period, or when something counts for it itself.
 */
export function reportRows({ period, facts: { facts, stints }, tree, sellers, ownBudgets, scope }: Parts): ReportRow[] {
  const sums = new Sums(period);
  for (const fact of facts) {
    for (const group of tree.allUpFrom(fact.groups)) {
      sums.add(`group ${group}`, fact);
      sums.add(`seller ${group} ${fact.employee}`, fact);
    }
    if (fact.groups.length === 0) {
      sums.add("none", fact);
      sums.add(`seller none ${fact.employee}`, fact);
    }
  }
  const onlyGroups = scope.kind === "seller";
  const roots = scope.kind === "all" || onlyGroups ? tree.under(null) : scope.kind === "group" ? [tree.get(scope.id)] : [];
  const listed = new Set(roots.flatMap((root) => (root ? tree.downFrom(root.id) : [])));
  const inIt = sellersByGroup(facts, stints);
  const inSeveral = (id: number): boolean => [...inIt].filter(([group, employees]) => group !== null && listed.has(group) && employees.has(id)).length > 1;
  const sellersOf = (group: number | null, depth: number): ReportRow[] =>
    onlyGroups
      ? []
      : sellers
          .filter((id) => inIt.get(group)?.has(id))
          .map((id) => ({
            kind: "seller",
            id,
            group,
            depth,
            figures: sums.of(`seller ${group ?? "none"} ${id}`),
            inSeveral: group !== null && inSeveral(id),
          }));

  const rows: ReportRow[] = [];
  const list = (group: TreeGroup, depth: number): void => {
    const shown = onlyGroups ? inIt.has(group.id) : group.sold || inIt.has(group.id);
    if (shown) {
      const figures = sums.of(`group ${group.id}`);
      const unallocated = onlyGroups ? null : sums.unallocated(group.id, ownBudgets);
      rows.push({ kind: "group", id: group.id, name: group.name, depth, figures, unallocated }, ...sellersOf(group.id, depth + 1));
    }
    for (const child of tree.under(group.id)) list(child, shown && !onlyGroups ? depth + 1 : depth);
  };
  for (const root of roots) if (root) list(root, 0);
  if (scope.kind !== "group" && inIt.has(null)) rows.push({ kind: "no group", depth: 0, figures: sums.of("none") }, ...sellersOf(null, 1));
  return rows;
}

/** Sums of facts by the name of what they count for, and of the budgets in them by month. */
class Sums {
  private readonly figures = new Map<string, Figures>();
  private readonly budgets = new Map<string, bigint>();

  constructor(private readonly period: ReportPeriod) {}

  add(what: string, fact: Fact): void {
    const kept = this.figures.get(what) ?? noFigures();
    this.figures.set(what, kept);
    addFact(kept, fact, this.period);
    if (fact.kind === "budget") this.budgets.set(`${what} ${fact.month}`, (this.budgets.get(`${what} ${fact.month}`) ?? 0n) + fact.amount);
  }

  of(what: string): Figures {
    return this.figures.get(what) ?? noFigures();
  }

  unallocated(group: number, own: Parts["ownBudgets"]): bigint | null {
    const begun = own.filter((each) => each.group === group && each.month <= this.period.through.slice(0, 7));
    if (begun.length === 0) return null;
    return begun.reduce((sum, { month, amount }) => sum + 100n * amount - (this.budgets.get(`group ${group} ${month}`) ?? 0n), 0n);
  }
}

/** Who is listed under each group itself (null: under none). */
function sellersByGroup(facts: readonly Fact[], stints: Facts["stints"]): Map<number | null, Set<number>> {
  const found = new Map<number | null, Set<number>>();
  const put = (group: number | null, employee: number): void => void found.set(group, (found.get(group) ?? new Set<number>()).add(employee));
  for (const { groups, employee } of [...facts, ...stints]) {
    for (const group of groups) put(group, employee);
    if (groups.length === 0) put(null, employee);
  }
  return found;
}
