import type { Page } from "@playwright/test";

import type { Firm } from "./firm";
import { groupsPath, makeGroup } from "./groups-page";
import { named } from "./names";

const press = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).click();
const pressFirst = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const fillName = async (page: Page): Promise<void> => page.getByRole("textbox", { name: /^Gruppenavn/ }).fill(named("Ny"));
const atGroup =
  (rest: string) =>
  async (firm: Firm): Promise<string> =>
    `${groupsPath}/${(await makeGroup(firm)).id}${rest}`;
const atMember =
  (rest: string, type: "STANDARD" | "SALES" = "STANDARD") =>
  async (firm: Firm): Promise<string> => {
    const group = await makeGroup(firm, { type, members: [await firm.employee("EMPLOYEE")] });
    return `${groupsPath}/${group.id}${rest.replace("MEMBER", String((await firm.db.groupMember.findFirstOrThrow({ where: { groupId: group.id } })).id))}`;
  };

/**
 * Everything that is done with groups by a form: where, and what is filled in and pressed there, right as it is. On the
 * page that a sales manager sees too, it is a group of type «Salg».
 */
export const groupForms = [
  {
    what: "a new group",
    at: () => Promise.resolve(`${groupsPath}/new`),
    act: async (page: Page) => {
      await fillName(page);
      await press("Opprett gruppe")(page);
    },
    name: { most: 80, empty: "Skriv et navn på gruppen." },
  },
  {
    what: "a group's fields",
    at: atGroup("/edit"),
    act: async (page: Page) => {
      await fillName(page);
      await press("Lagre")(page);
    },
    name: { most: 80, empty: "Skriv et navn på gruppen." },
  },
  {
    what: "moving a group",
    at: async (firm: Firm) => `${groupsPath}/${(await makeGroup(firm, { parent: await makeGroup(firm) })).id}/move`,
    act: async (page: Page) => {
      await page.getByLabel("Flytt til").selectOption("Øverst");
      await press("Flytt gruppen")(page);
    },
  },
  {
    what: "deleting a group",
    at: async (firm: Firm) => {
      const group = await makeGroup(firm);
      await makeGroup(firm, { parent: group });
      return `${groupsPath}/${group.id}/delete?subgroups=moveUp`;
    },
    act: pressFirst(/^Ja, slett/),
    takesAway: true,
  },
  {
    what: "new members",
    at: async (firm: Firm) => `${groupsPath}/${(await makeGroup(firm, { type: "SALES" })).id}?employee=${(await firm.employee("EMPLOYEE")).email}`,
    act: async (page: Page) => {
      await page.getByRole("checkbox").check();
      await press("Legg til valgte")(page);
    },
  },
  {
    what: "the roles in a group",
    at: atMember("", "SALES"),
    act: async (page: Page) => {
      await page.getByRole("combobox", { name: /^Rolle i gruppen for/ }).fill(named("Rolle"));
      await press("Lagre roller")(page);
    },
  },
  {
    what: "the days of a member",
    at: atMember("/members/MEMBER"),
    act: async (page: Page) => {
      await page.getByLabel("Til", { exact: true }).fill("2099-12-31");
      await press("Lagre")(page);
    },
  },
  { what: "taking a member out of a group", at: atMember("/members/MEMBER/remove"), act: pressFirst(/^Ja, fjern/) },
];
