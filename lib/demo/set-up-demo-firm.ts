import { createGroup } from "../crm/groups/create-group";
import { createUser } from "../crm/users/create-user";
import { type Actor, systemActor } from "../permissions";
import { createDemoFirm } from "./create-demo-firm";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import { demoGroups, demoPeople } from "./demo-people";

export type DemoActor = Actor & { id: number };

/** The demo firm's people, by name. */
export class Staff {
  private readonly people = new Map<string, DemoActor>();

  /** @throws when nobody of that name works there yet */
  named(name: string): DemoActor {
    const person = this.people.get(name);
    if (!person) throw new Error(`${name} does not work in the demo firm`);
    return person;
  }

  add(person: DemoActor): void {
    this.people.set(person.name, person);
  }
}

const [founder, ...others] = demoPeople;

/** The first morning: the firm, and its admin. */
export async function foundDemoFirm(act: Act, days: DemoDays): Promise<Staff> {
  const staff = new Staff();
  await act(createDemoFirm, { name: "Demofirma AS" }, { as: systemActor, at: days.workday(45, "08:50") });
  const { id } = await act(createUser, { ...founder, language: "nb" }, { as: systemActor, at: days.workday(45, "08:55") });
  staff.add({ ...founder, id, language: "nb", mayCreateCategories: true });
  return staff;
}

/** The other employees, and the groups. Everybody has been in the groups since last New Year. */
export async function hireStaff(act: Act, days: DemoDays, staff: Staff): Promise<void> {
  const as = staff.named(founder.name);
  for (const [n, person] of others.entries()) {
    const { id } = await act(createUser, { ...person, language: "nb" }, { as, at: days.workday(45, "09:20", n) });
    staff.add({ ...person, id, language: "nb", mayCreateCategories: true });
  }
  const from = `${days.year - 1}-01-01`;
  const groups = new Map<string, number>();
  for (const [n, { name, description, type, parent, members }] of demoGroups.entries()) {
    const first = members.map(([member, roleName]) => ({ employeeId: staff.named(member).id, roleName }));
    const group = { name, description, type, parentId: parent ? groups.get(parent) : null, from, members: first };
    const { id } = await act(createGroup, group, { as, at: days.workday(45, "09:50", 2 * n) });
    groups.set(name, id);
  }
}
