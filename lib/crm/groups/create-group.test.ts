import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createGroup } from "./create-group";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

describe("a new group", () => {
  it("stands where it was put, with its type from today on, and is logged", async () => {
    const top = await firm.done(createGroup, { name: "Salg", type: "SALES" });
    const outcome = await firm.run(
      createGroup,
      { name: " Salg  Øst ", description: "Oslo og omegn", parentId: top.id, type: "SALES" },
      { now: new Date("2026-03-01T23:30:00Z") },
    );
    if (!outcome.ok) throw new Error("refused");

    const [group] = await firm.db.$queryRaw<unknown[]>`
      SELECT g.name, g.description, g.parent_id AS parent, t.type, lower(t.period)::text AS from, upper_inf(t.period) AS open
      FROM employee_group g JOIN group_type_period t ON t.group_id = g.id WHERE g.id = ${outcome.value.id}`;
    expect(group).toEqual({ name: "Salg Øst", description: "Oslo og omegn", parent: top.id, type: "SALES", from: "2026-03-02", open: true });
    expect(await firm.logged(outcome.operationId)).toEqual({
      kind: "groups.create",
      actorId: firm.admin.id,
      data: { name: "Salg Øst", type: "SALES" },
      records: [
        {
          entity: "group",
          id: outcome.value.id,
          before: null,
          after: { name: "Salg Øst", description: "Oslo og omegn", parent: top.id, type: "SALES" },
          label: null,
        },
      ],
      bulk: [],
    });
  });

  it("comes with its first members, or not at all", async () => {
    const members = [{ employeeId: firm.employee.id, roleName: "Selger" }, { employeeId: firm.salesManager.id }];
    const outcome = await firm.run(createGroup, { name: "Salg Vest", type: "SALES", from: "2026-01-01", members });
    if (!outcome.ok) throw new Error("refused");
    const stored = await firm.db.$queryRaw<unknown[]>`
      SELECT employee_id AS employee, role_name AS role, period::text FROM group_member WHERE group_id = ${outcome.value.id} ORDER BY role_name DESC`;
    expect(stored).toEqual([
      { employee: firm.employee.id, role: "Selger", period: "[2026-01-01,)" },
      { employee: firm.salesManager.id, role: "", period: "[2026-01-01,)" },
    ]);
    expect((await firm.logged(outcome.operationId)).records.map(({ entity, label }) => [entity, label])).toEqual([
      ["group", null],
      ["groupMember", "Peder Ås"],
      ["groupMember", "Marte Kirkerud"],
    ]);
    const [groups, before] = [await firm.db.group.count(), await firm.operations()];
    expect(await firm.run(createGroup, { name: "Salg Nord", type: "SALES", members: [...members, { employeeId: 999_999 }] })).toMatchObject({
      ok: false,
      reason: "not found",
    });
    expect(await firm.run(createGroup, { name: "Salg Nord", type: "SALES", members: [...members, ...members] })).toMatchObject({
      ok: false,
      fieldErrors: { employeeId: { key: "groups.errors.alreadyMember" } },
    });
    expect([await firm.db.group.count(), await firm.operations()]).toEqual([groups, before]);
  });

  it("may be called as another only under another group", async () => {
    const parent = await firm.done(createGroup, { name: "Kundeservice", type: "STANDARD" });
    await firm.done(createGroup, { name: "Nord", type: "STANDARD" });
    await firm.done(createGroup, { name: "Nord", type: "STANDARD", parentId: parent.id });
    const before = await firm.operations();
    const outcome = await firm.run(createGroup, { name: "NORD ", type: "STANDARD", parentId: String(parent.id) });
    expect(outcome).toMatchObject({ ok: false, fieldErrors: { name: { key: "groups.errors.nameTakenThere", values: { name: "Nord" } } } });
    expect(await firm.operations()).toBe(before);
  });

  it("is refused without a name, of an unknown type, under a group that is not there, and to others than admins", async () => {
    const [groups, before] = [await firm.db.group.count(), await firm.operations()];
    expect(await firm.run(createGroup, { name: "", type: "SALES" })).toMatchObject({ ok: false, fieldErrors: { name: { key: "groups.errors.nameRequired" } } });
    expect(await firm.run(createGroup, { name: "Ny", type: "OTHER" })).toMatchObject({ ok: false, fieldErrors: { type: { key: "errors.invalid" } } });
    expect(await firm.run(createGroup, { name: "Ny", type: "SALES", parentId: 999_999 })).toMatchObject({ ok: false, reason: "not found" });
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(createGroup, { name: "Ny", type: "SALES" }, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    expect([await firm.db.group.count(), await firm.operations()]).toEqual([groups, before]);
  });
});
