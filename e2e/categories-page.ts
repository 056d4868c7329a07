import { expect, type Locator, type Page } from "@playwright/test";

import type { Named } from "./firm";

export const categoriesPath = "/settings/crm/categories";

/** The settings section «Kategorier», as a person finds her way in it. */
export class CategoriesPage {
  constructor(readonly page: Page) {}

  /** The list, at the page of it that this category stands on. */
  async open(at?: Pick<Named, "id">): Promise<void> {
    await this.page.goto(at ? `${categoriesPath}?at=${at.id}` : categoriesPath);
  }

  /** Fills the row on top in and presses «Legg til». */
  async add(name: string, shownOn: "Kunde" | "Kontakt" | "Kunde og kontakt" = "Kunde"): Promise<void> {
    await this.page.getByLabel("Ny kategori").fill(name);
    await this.page.getByLabel("Vises på", { exact: true }).selectOption(shownOn);
    await this.page.getByRole("button", { name: "Legg til" }).click();
  }

  row({ name }: Pick<Named, "name">): Locator {
    return this.page
      .getByRole("table", { name: "Kategorier" })
      .getByRole("row")
      .filter({ has: this.page.getByRole("button", { name: `Handlinger for ${name}`, exact: true }) });
  }

  onCustomer({ name }: Pick<Named, "name">): Locator {
    return this.page.getByRole("switch", { name: `Vis ${name} på kunde`, exact: true });
  }

  onContact({ name }: Pick<Named, "name">): Locator {
    return this.page.getByRole("switch", { name: `Vis ${name} på kontakt`, exact: true });
  }

  /** «⋯», then one of what it holds. */
  async act({ name }: Pick<Named, "name">, action: "Rediger" | "Slå av" | "Slå på" | "Flett" | "Slett"): Promise<void> {
    await this.page.getByRole("button", { name: `Handlinger for ${name}`, exact: true }).click();
    await this.page
      .getByRole("group", { name: `Handlinger for ${name}`, exact: true })
      .getByRole("link", { name: action, exact: true })
      .click();
  }

  /** The message on top of the page that says what was done. */
  async says(message: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: message })).toBeInViewport();
  }
}
