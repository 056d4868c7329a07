import { expect, type Locator, type Page } from "@playwright/test";

import type { Named } from "./firm";

/** «Kategorier» on a customer's or a contact's card. */
export class CategoriesPanel {
  constructor(
    readonly page: Page,
    private readonly scripts: boolean,
  ) {}

  get opener(): Locator {
    return this.page.getByRole("link", { name: "Velg kategorier" });
  }

  get newName(): Locator {
    return this.page.getByLabel("Ny kategori");
  }

  get filter(): Locator {
    return this.page.getByRole("searchbox", { name: "Filtrer kategorier" });
  }

  async open(): Promise<void> {
    await this.opener.click();
    await expect(this.page.getByRole("group", { name: "Velg kategorier" })).toBeVisible();
  }

  box({ name }: Pick<Named, "name">): Locator {
    return this.page.getByRole("group", { name: "Velg kategorier" }).getByRole("checkbox", { name: new RegExp(`^${name}( |$)`) });
  }

  /** Ticks or unticks: with scripts that saves at once, without them «Lagre og lukk» does. */
  async tick(category: Pick<Named, "name">, ticked = true): Promise<void> {
    await this.box(category).setChecked(ticked);
    if (this.scripts) await expect(this.page.getByRole("status").filter({ hasText: "Lagret" })).toBeVisible();
    else await this.saveAndClose();
  }

  async saveAndClose(): Promise<void> {
    await this.page.getByRole("button", { name: "Lagre og lukk" }).click();
    await expect(this.page.getByRole("group", { name: "Velg kategorier" })).toBeHidden();
  }

  async add(name: string): Promise<void> {
    await this.newName.fill(name);
    await this.page.getByRole("button", { name: "Legg til" }).click();
  }

  /** Exactly these are on the record now. */
  async carries(names: string[]): Promise<void> {
    const carried = this.page.getByRole("list", { name: "Valgte kategorier" }).getByRole("listitem");
    await expect(carried).toHaveText([...names].sort((a, b) => a.localeCompare(b, "nb")));
    if (names.length === 0) await expect(this.page.getByText("Ingen kategorier er valgt.")).toBeVisible();
  }
}
