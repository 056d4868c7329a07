import type { OnePage, Records, Seen } from "./every-page";
import { groupsPath } from "./groups-page";

const at =
  (rest: string) =>
  ({ group }: Records): string =>
    `${groupsPath}/${group.id}${rest}`;
const atMember =
  (rest: string) =>
  ({ group, member }: Records): string =>
    `${groupsPath}/${group.id}/members/${member}${rest}`;
const pressed =
  (button: string) =>
  async ({ page }: Seen): Promise<void> => {
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.getByRole("main").getByRole("alert").waitFor();
  };
const one = `${groupsPath}/[id]`;

/** The pages of «Grupper», in every state that looks different. */
export const groupPages: OnePage[] = [
  { what: "the groups", route: groupsPath, path: groupsPath },
  { what: "the groups with open branches", route: groupsPath, path: ({ group }) => `${groupsPath}?open=${group.id}` },
  { what: "the groups narrowed by words", route: groupsPath, path: `${groupsPath}?q=salg` },
  { what: "the «Salg» groups as a sales manager sees them", route: groupsPath, as: "SALES_MANAGER", path: groupsPath },
  { what: "the groups to somebody who may not see them", route: groupsPath, as: "EMPLOYEE", path: groupsPath },
  { what: "a new group", route: `${groupsPath}/new`, path: `${groupsPath}/new` },
  {
    what: "a new subgroup that is refused",
    route: `${groupsPath}/new`,
    path: ({ group }) => `${groupsPath}/new?parent=${group.id}`,
    act: pressed("Opprett gruppe"),
  },
  { what: "a group", route: one, path: at("") },
  { what: "a group as a sales manager sees it", route: one, as: "SALES_MANAGER", path: at("") },
  { what: "a group with employees to add", route: one, path: at("?employee=a") },
  { what: "a group with nobody chosen to add", route: one, path: at("?employee=a"), act: pressed("Legg til valgte") },
  { what: "the fields of a group", route: `${one}/edit`, path: at("/edit") },
  { what: "the question whether a group stops being «Salg»", route: `${one}/type`, path: at("/type") },
  { what: "the places for a group", route: `${one}/move`, path: at("/move") },
  { what: "what becomes of the subgroups", route: `${one}/delete`, path: at("/delete") },
  { what: "the question whether to delete a group, asked again", route: `${one}/delete`, path: at("/delete?subgroups=delete&changed=1") },
  { what: "a member of a group", route: `${one}/members/[memberId]`, path: atMember("") },
  { what: "the question whether to take somebody out of a group", route: `${one}/members/[memberId]/remove`, path: atMember("/remove") },
  { what: "the question about other days in a group", route: `${one}/members/[memberId]/days`, path: atMember("/days?from=2025-01-01&until=2025-02-01") },
  {
    what: "the question whether to switch a seller off",
    route: "/settings/users/[id]/switch-off",
    path: ({ seller }) => `/settings/users/${seller.id}/switch-off`,
  },
];
