import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { addMember } from "./add-member";
import { createGroup } from "./create-group";
import { isSeller, listSellers } from "./sellers";

let firm: TestFirm;
let sales: number;
let office: number;
const noon = (day: string) => new Date(`${day}T12:00:00+02:00`);

beforeAll(async () => {
  firm = await testFirm();
  sales = (await firm.done(createGroup, { name: "Salg", type: "SALES", from: "2025-01-01" })).id;
  office = (await firm.done(createGroup, { name: "Økonomi", type: "STANDARD", from: "2025-01-01" })).id;
});
afterAll(() => firm.close());

describe("a member of a group", () => {
  it("is one from today on unless said otherwise, and is logged with the employee's values apart", async () => {
    const input = { groupId: sales, employeeId: firm.salesManager.id, roleName: "Teamleder" };
    const outcome = await firm.run(addMember, input, { now: noon("2026-05-04") });
    if (!outcome.ok) throw new Error("refused");

    const [member] = await firm.db.$queryRaw<unknown[]>`
      SELECT role_name, lower(period)::text AS from, upper_inf(period) AS open FROM group_member WHERE id = ${outcome.value.id}`;
    expect(member).toEqual({ role_name: "Teamleder", from: "2026-05-04", open: true });
    expect(await firm.logged(outcome.operationId)).toMatchObject({
      kind: "groups.addMember",
      data: { group: "Salg" },
      records: [
        {
          entity: "groupMember",
          before: null,
          after: { ...{ group: sales, employee: firm.salesManager.id }, roleName: "Teamleder", from: "2026-05-04", until: null },
          label: "Marte Kirkerud",
        },
      ],
    });
    const kept = await firm.db.change.findFirstOrThrow({ where: { operationId: outcome.operationId ?? 0 }, include: { personal: true } });
    expect([kept.after, kept.personal?.subject, kept.personal?.subjectId]).toEqual([null, "employee", firm.salesManager.id]);
  });

  it("of a «Salg» group is a seller on the first and the last day, not before and not after", async () => {
    await firm.done(addMember, { groupId: sales, employeeId: firm.employee.id, from: "2026-06-01", until: "2026-06-30" });
    const seller = (day: string) => isSeller(firm.db, firm.employee.id, noon(day));
    expect(await Promise.all(["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"].map(seller))).toEqual([false, true, true, false]);
    expect(await isSeller(firm.db, firm.employee.id, new Date("2026-05-31T22:30:00Z"))).toBe(true);
  });

  it("of another group is no seller", async () => {
    await firm.done(addMember, { groupId: office, employeeId: firm.admin.id, from: "2026-01-01" });
    expect(await isSeller(firm.db, firm.admin.id, noon("2026-06-15"))).toBe(false);
  });

  it("is refused twice in the same time, and welcome again afterwards", async () => {
    const before = await firm.operations();
    const again = await firm.run(addMember, { groupId: sales, employeeId: firm.employee.id, from: "2026-06-30" });
    expect(again).toMatchObject({ ok: false, fieldErrors: { employeeId: { key: "groups.errors.alreadyMember" } } });
    expect(await firm.operations()).toBe(before);
    await firm.done(addMember, { groupId: sales, employeeId: firm.employee.id, from: "2026-08-01", until: "2026-08-01" });
    expect(await isSeller(firm.db, firm.employee.id, noon("2026-08-01"))).toBe(true);
  });

  it("is refused for a last day before the first, days that are none, what is not there, and to others than admins", async () => {
    const input = { groupId: office, employeeId: firm.employee.id, from: "2026-06-02" };
    const [members, before] = [await firm.db.groupMember.count(), await firm.operations()];
    expect(await firm.run(addMember, { ...input, until: "2026-06-01" })).toMatchObject({
      ok: false,
      fieldErrors: { until: { key: "groups.errors.untilBeforeFrom" } },
    });
    expect(await firm.run(addMember, { ...input, from: "2026-02-30" })).toMatchObject({ ok: false, fieldErrors: { from: { key: "errors.date" } } });
    expect(await firm.run(addMember, { ...input, groupId: 999_999 })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(addMember, { ...input, employeeId: 999_999 })).toMatchObject({ ok: false, reason: "not found" });
    for (const as of [firm.salesManager, firm.employee]) expect(await firm.run(addMember, input, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    const left = await firm.db.employee.create({ data: { name: "Ola Sluttet", email: "ola.sluttet@example.no", role: "EMPLOYEE", active: false } });
    expect(await firm.run(addMember, { ...input, employeeId: left.id })).toMatchObject({
      ok: false,
      fieldErrors: { employeeId: { key: "groups.errors.switchedOff" } },
    });
    expect([await firm.db.groupMember.count(), await firm.operations()]).toEqual([members, before]);
  });
});

describe("the list of sellers", () => {
  it("is those of today, in Norwegian order, and whoever is chosen already", async () => {
    const now = noon("2026-06-15");
    for (const name of ["Østen Vik", "Aas Berg", "Ærlig Dahl"]) {
      const { id } = await firm.db.employee.create({ data: { name, email: `${encodeURIComponent(name)}@example.no`, role: "EMPLOYEE" } });
      await firm.done(addMember, { groupId: sales, employeeId: id, from: "2026-01-01" });
    }
    expect((await listSellers(firm.db, { now })).map(({ name }) => name)).toEqual(["Marte Kirkerud", "Peder Ås", "Ærlig Dahl", "Østen Vik", "Aas Berg"]);
    expect((await listSellers(firm.db, { now: noon("2026-07-15"), chosen: firm.employee.id })).map(({ name }) => name)).toContain("Peder Ås");
    await firm.db.employee.update({ where: { id: firm.salesManager.id }, data: { active: false } });
    expect((await listSellers(firm.db, { now })).map(({ name }) => name)).not.toContain("Marte Kirkerud");
    await firm.db.employee.update({ where: { id: firm.salesManager.id }, data: { active: true } });
  });

  it("leaves out members of a group that is deleted", async () => {
    const { id } = await firm.done(createGroup, { name: "Kort", type: "SALES", from: "2026-01-01" });
    await firm.done(addMember, { groupId: id, employeeId: firm.admin.id, from: "2026-01-01" });
    expect(await isSeller(firm.db, firm.admin.id, noon("2026-06-15"))).toBe(true);
    await firm.db.group.update({ where: { id }, data: { deletedByOperation: 1 } });
    expect(await isSeller(firm.db, firm.admin.id, noon("2026-06-15"))).toBe(false);
  });
});
