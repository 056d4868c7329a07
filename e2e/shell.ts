import { expect, type Locator, type Page } from "@playwright/test";

import type { Person } from "./firm";

/** What stands round every page: on a phone all of it is behind «Meny». */
export class Shell {
  constructor(
    readonly page: Page,
    private readonly isPhone: boolean,
  ) {}

  /** Opens the menu that holds what belongs to the person (and on a phone the areas too). */
  async openMenu(person: Pick<Person, "name">, menu = { button: "Meny", group: `Meny for ${person.name}` }): Promise<Locator> {
    await this.page.getByRole("button", { name: this.isPhone ? menu.button : person.name, exact: true }).click();
    const group = this.page.getByRole("group", { name: menu.group });
    await expect(group).toBeVisible();
    return group;
  }

  /** The links to the areas: in the header, on a phone within the open menu. */
  get areas(): Locator {
    return this.page.getByRole("navigation", { name: this.isPhone ? "Meny" : "Områder" });
  }

  async signOut(person: Person): Promise<void> {
    const menu = await this.openMenu(person);
    await menu.getByRole("button", { name: "Logg ut" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  }
}
