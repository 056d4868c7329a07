import { expect, type Locator, type Page } from "@playwright/test";

import { addMember } from "@/lib/crm/groups/add-member";
import { createGroup } from "@/lib/crm/groups/create-group";

import type { Firm, Named, Person } from "./firm";
import { named } from "./names";

export const groupsPath = "/settings/crm/groups";

/** A group with these members, since last New Year. */
export async function makeGroup(
  firm: Firm,
  { parent, type = "STANDARD", members = [] }: { parent?: Named; type?: "STANDARD" | "SALES"; members?: Person[] } = {},
) {
  const name = named("Gruppe");
  const from = `${new Date().getFullYear() - 1}-01-01`;
  const { id } = await firm.done(createGroup, { name, type, parentId: parent?.id ?? null, from });
  for (const { id: employeeId } of members) await firm.done(addMember, { groupId: id, employeeId, from });
  return { id, name };
}

/** The settings section «Grupper», as a person finds her way in it. */
export class GroupsPage {
  constructor(readonly page: Page) {}

  async open(group?: Named, rest = ""): Promise<void> {
    await this.page.goto(group ? `${groupsPath}/${group.id}${rest}` : `${groupsPath}${rest}`);
  }

  get tree(): Locator {
    return this.page.getByRole("navigation", { name: "Grupper", exact: true });
  }

  /** A group in the tree. */
  link({ name }: Pick<Named, "name">): Locator {
    return this.tree.getByRole("link", { name, exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 2, name, exact: true });
  }

  /** Chooses from the menu of a group in the tree. */
  async chooseAction(group: Pick<Named, "name">, action: string): Promise<void> {
    await this.tree.getByRole("button", { name: `Handlinger for ${group.name}` }).click();
    await this.page
      .getByRole("group", { name: `Handlinger for ${group.name}` })
      .getByRole("link", { name: action, exact: true })
      .click();
  }

  role(person: Pick<Person, "name">): Locator {
    return this.page.getByRole("combobox", { name: `Rolle i gruppen for ${person.name}` });
  }

  /** The message on top of the page that says what was done. */
  async says(message: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: message })).toBeVisible();
  }

  async undo(): Promise<void> {
    await this.page.getByRole("status").getByRole("button", { name: "Angre" }).click();
    await this.says("Angret:");
  }
}
