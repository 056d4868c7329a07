import { expect, type Locator, type Page } from "@playwright/test";

import type { ValueNoun } from "@/lib/crm/value-lists/value-list";

import type { Named } from "./firm";

/** Each list: its page, its name there, and what its field for a new value is called. */
const lists: Record<ValueNoun, { path: string; title: string; newLabel: string; add: string }> = {
  origins: { path: "/settings/crm/additional-info", title: "Kontaktopprinnelse", newLabel: "Ny kontaktopprinnelse", add: "Legg til kontaktopprinnelse" },
  products: { path: "/settings/crm/additional-info", title: "Produkter", newLabel: "Nytt produkt", add: "Legg til produkt" },
  sources: { path: "/settings/crm/additional-info", title: "Kilder", newLabel: "Ny kilde", add: "Legg til kilde" },
  contactRoles: { path: "/settings/crm/roles", title: "Roller", newLabel: "Ny rolle", add: "Legg til rolle" },
  opportunityTypes: { path: "/settings/crm/opportunities", title: "Type", newLabel: "Ny type", add: "Legg til type" },
  opportunitySteps: { path: "/settings/crm/opportunities", title: "Steg", newLabel: "Nytt steg", add: "Legg til steg" },
  lostReasons: { path: "/settings/crm/opportunities", title: "Tapsårsak", newLabel: "Ny tapsårsak", add: "Legg til tapsårsak" },
};

/** One value list on its settings page, as a person finds her way in it. */
export class ValueListPage {
  readonly path: string;
  readonly region: Locator;
  readonly table: Locator;
  readonly newName: Locator;

  constructor(
    readonly page: Page,
    readonly noun: ValueNoun,
  ) {
    const { path, title, newLabel } = lists[noun];
    this.path = path;
    this.region = page.getByRole("region", { name: title, exact: true });
    this.table = page.getByRole("table", { name: title, exact: true });
    this.newName = this.region.getByLabel(newLabel, { exact: true });
  }

  /** The page of the list that a value stands on; without one, its first. */
  async open(at?: Pick<Named, "id">): Promise<void> {
    await this.page.goto(at ? `${this.path}?list=${this.noun}&at=${at.id}` : this.path);
  }

  async add(name: string, { en, probability }: { en?: string; probability?: string } = {}): Promise<void> {
    await this.newName.fill(name);
    const form = this.region.locator(`#new-${this.noun}`);
    if (en !== undefined) await form.getByLabel("Navn på engelsk").fill(en);
    if (probability !== undefined) await form.getByLabel("Sannsynlighet").fill(probability);
    await this.region.getByRole("button", { name: lists[this.noun].add }).click();
  }

  row({ name }: Pick<Named, "name">): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("button", { name: `Handlinger for ${name}`, exact: true }) });
  }

  /** «⋯», then one of what it holds: a link, or a button where it is done at once. */
  async act({ name }: Pick<Named, "name">, action: "Rediger" | "Flytt opp" | "Flytt ned" | "Slå av" | "Slå på" | "Slett"): Promise<void> {
    await this.table.getByRole("button", { name: `Handlinger for ${name}`, exact: true }).click();
    const menu = this.table.getByRole("group", { name: `Handlinger for ${name}`, exact: true });
    await menu.getByRole(action === "Rediger" || action === "Slett" ? "link" : "button", { name: action, exact: true }).click();
  }

  /** The names on the page, in their order. */
  names(): Promise<string[]> {
    return this.table
      .getByRole("button", { name: /^Handlinger for/ })
      .evaluateAll((buttons) => buttons.map((button) => (button.getAttribute("aria-label") ?? "").replace("Handlinger for ", "")));
  }

  /** The message on top of the page that says what was done, in view wherever one was led to. */
  async says(message: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: message })).toBeInViewport();
  }
}
