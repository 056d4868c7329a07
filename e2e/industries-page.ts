import { expect, type Locator, type Page } from "@playwright/test";

import type { Named } from "./firm";

export const industriesPath = "/settings/crm/industries";

/** The settings section «Bransjer», as a person finds her way in it. */
export class IndustriesPage {
  constructor(readonly page: Page) {}

  async open(industry?: Named): Promise<void> {
    await this.page.goto(industry ? `${industriesPath}/${industry.id}` : industriesPath);
  }

  /** An industry in the list at the left. */
  link({ name }: Pick<Named, "name">): Locator {
    return this.page.getByRole("navigation", { name: "Bransjer", exact: true }).getByRole("link", { name, exact: true });
  }

  row(industry: Pick<Named, "name">): Locator {
    return this.page
      .getByRole("navigation", { name: "Bransjer", exact: true })
      .getByRole("listitem")
      .filter({ has: this.link(industry) });
  }

  /** Finds an industry in the list by its name, and chooses it. */
  async choose(industry: Pick<Named, "name">): Promise<void> {
    await this.open();
    await this.page.getByRole("searchbox", { name: "Søk i bransjer" }).fill(industry.name);
    await this.page.getByRole("button", { name: "Søk", exact: true }).click();
    await this.link(industry).click();
    await expect(this.heading(industry.name)).toBeVisible();
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 2, name, exact: true });
  }

  /** Chooses where to in «Velg bransje» and presses «Flytt kunder». */
  async askToMove(to: Pick<Named, "name">): Promise<void> {
    await this.page.getByLabel("Velg bransje").selectOption(to.name);
    await this.page.getByRole("button", { name: "Flytt kunder" }).click();
  }

  /** The message on top of the page that says what was done. */
  async says(message: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: message })).toBeVisible();
  }
}
