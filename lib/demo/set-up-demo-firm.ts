import { createGroup } from "../crm/groups/create-group";
import { createUser } from "../crm/users/create-user";
import { type Actor, systemActor } from "../permissions";
import { createDemoFirm } from "./create-demo-firm";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import { demoGroups, demoPeople } from "./demo-people";

export type DemoActor = Actor & { id: number };

/** The demo firm's people by name. */
export type Staff = (name: string) => DemoActor;

/** The first morning: the firm, its employees, its groups. Everybody has been in the groups since last New Year. */
export async function setUpDemoFirm(act: Act, days: DemoDays): Promise<Staff> {
  await act(createDemoFirm, { name: "Demofirma AS" }, { as: systemActor, at: days.workday(45, "08:50") });
  const people = new Map<string, DemoActor>();
  const staff: Staff = (name) => {
    const found = people.get(name);
    if (!found) throw new Error(`${name} does not work in the demo firm`);
    return found;
  };
  for (const [n, { name, email, role }] of demoPeople.entries()) {
    const as = people.get("Kari Nordmann") ?? systemActor;
    const { id } = await act(createUser, { name, email, role, language: "nb" }, { as, at: days.workday(45, "08:55", n) });
    people.set(name, { id, name, role, language: "nb", mayCreateCategories: true });
  }
  await makeGroups(act, days, staff);
  return staff;
}

async function makeGroups(act: Act, days: DemoDays, staff: Staff): Promise<void> {
  const from = `${days.year - 1}-01-01`;
  const ids = new Map<string, number>();
  for (const [n, { name, description, type, parent, members }] of demoGroups.entries()) {
    const group = { name, description, type, parentId: parent ? ids.get(parent) : null, from };
    const first = members.map(([member, roleName]) => ({ employeeId: staff(member).id, roleName }));
    const { id } = await act(createGroup, { ...group, members: first }, { as: staff("Kari Nordmann"), at: days.workday(45, "09:20", 2 * n) });
    ids.set(name, id);
  }
}
