import { expect, type Locator, type Page } from "@playwright/test";

/** The list of customers with its search and filters, as a person finds her way in it. */
export class CustomerList {
  constructor(
    readonly page: Page,
    private readonly isPhone: boolean,
  ) {}

  get table(): Locator {
    return this.page.getByRole("table", { name: "Kundeoppfølging" });
  }

  get field(): Locator {
    return this.page.getByRole("search", { name: "Søk i kunder" }).getByRole("searchbox");
  }

  /** Types the words and presses «Søk». */
  async search(words: string): Promise<void> {
    await this.field.fill(words);
    await this.page.getByRole("search", { name: "Søk i kunder" }).getByRole("button", { name: "Søk", exact: true }).click();
  }

  /** Chooses in one of the filters, which on a phone are in a sheet behind «Filtre», and presses its «Søk». */
  async filter(by: "Bransje" | "Kategori" | "Selger" | "Kilde", choice: string): Promise<void> {
    const bar = this.page.getByRole("search", { name: "Søk i kunder" });
    if (this.isPhone) await bar.getByRole("button", { name: /^Filtre/ }).click();
    await bar.getByLabel(by, { exact: true }).selectOption({ label: choice });
    await bar.getByRole("button", { name: "Søk", exact: true }).last().click();
  }

  /** Presses the head of a column; where the rows are stacked, the same is chosen beside the filters. */
  async sortBy(column: "Navn" | "Org.nr." | "Poststed" | "Sist endret"): Promise<void> {
    if (!this.isPhone) return this.table.getByRole("columnheader", { name: column }).getByRole("link").click();
    const bar = this.page.getByRole("search", { name: "Søk i kunder" });
    await bar.getByRole("button", { name: /^Filtre/ }).click();
    await bar.getByLabel("Sorter etter").selectOption({ label: column === "Org.nr." ? "Organisasjonsnummer" : column });
    await bar.getByRole("button", { name: "Søk", exact: true }).last().click();
  }

  /** The line over the table: «2 treff av 3 094». */
  async says(hits: string): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: hits })).toBeVisible();
  }

  /** Exactly these names, in this order. */
  async shows(names: string[]): Promise<void> {
    await expect(this.table.getByRole("row").getByRole("cell").getByRole("link")).toHaveText(names);
  }
}

/** Presses what can be done with the ticked rows; on a phone it stands on a page behind «Endre valgte». */
export async function chooseAct(page: Page, isPhone: boolean, act: string): Promise<void> {
  const bar = page.getByRole("group", { name: "Endre valgte kunder" });
  if (!isPhone) return bar.getByRole("button", { name: act, exact: true }).click();
  await bar.getByRole("button", { name: "Endre valgte", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: act, exact: true }).click();
}
