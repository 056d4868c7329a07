import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { addMember } from "./add-member";
import { addMembers } from "./add-members";
import { createGroup } from "./create-group";
import { listMembers, searchEmployees } from "./member-queries";
import { roleField, saveRoles } from "./save-roles";

let firm: TestFirm;
let groupId: number;
const now = new Date("2026-06-15T10:00:00Z");
const today = "2026-06-15";
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const newGroup = async () => (groupId = (await firm.done(createGroup, { name: `Gruppe ${Math.random()}`, type: "STANDARD" })).id);
const members = () => listMembers(firm.db, groupId, today);

describe("adding members", () => {
  it("adds several at once, with one role and from one day, and takes all of them back", async () => {
    await newGroup();
    const employeeId = [String(firm.employee.id), String(firm.salesManager.id)];
    const { operationId } = await firm.did(addMembers, { groupId, employeeId, roleName: "Selger", from: "" }, { now });
    expect((await members()).map(({ name, roleName, from, until }) => [name, roleName, from, until])).toEqual([
      ["Marte Kirkerud", "Selger", today, null],
      ["Peder Ås", "Selger", today, null],
    ]);
    const { records, data } = await firm.logged(operationId);
    expect([data.members, records.map(({ label }) => label).sort()]).toEqual([2, ["Marte Kirkerud", "Peder Ås"]]);
    const held = await members();
    const undo = await firm.undone(operationId);
    expect([undo.left, await members()]).toEqual([0, []]);
    await firm.undone(undo.operationId);
    expect(await members()).toEqual(held);
  });

  it("is refused with nobody chosen, for who is there already, naming them, and to others than admins", async () => {
    await newGroup();
    await firm.done(addMembers, { groupId, employeeId: firm.employee.id, from: "2026-07-01" }, { now });
    const before = await firm.everything();
    expect(await firm.run(addMembers, { groupId }, { now })).toMatchObject({ fieldErrors: { employeeId: { key: "groups.errors.chooseEmployee" } } });
    expect(await firm.run(addMembers, { groupId, employeeId: [firm.admin.id, firm.employee.id] }, { now })).toMatchObject({
      fieldErrors: { employeeId: { key: "groups.errors.membersAlready", values: { names: "Peder Ås" } } },
    });
    expect(await firm.run(addMembers, { groupId: 999_999, employeeId: firm.admin.id })).toMatchObject({ reason: "not found" });
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(addMembers, { groupId, employeeId: firm.admin.id }, { as })).toMatchObject({ reason: "not permitted" });
    expect(await firm.everything()).toEqual(before);
  });

  it("is not taken back from who has another role since, and says how much was left", async () => {
    await newGroup();
    const { operationId } = await firm.did(addMembers, { groupId, employeeId: [firm.employee.id, firm.admin.id] }, { now });
    const [kari] = await members();
    await firm.done(saveRoles, { groupId, roles: [{ id: kari?.id, roleName: "Leder", seen: "" }] });
    expect((await firm.undone(operationId)).left).toBeGreaterThan(0);
    expect((await members()).map(({ name, roleName }) => [name, roleName])).toEqual([["Kari Nordmann", "Leder"]]);
  });
});

describe("who may be added is found", () => {
  it("by any part of name and e-mail, without those in the group and those switched off", async () => {
    await newGroup();
    await firm.done(addMember, { groupId, employeeId: firm.employee.id, from: "2026-01-01" });
    await firm.person("Aage Borg", { email: "sjef@example.no" });
    await firm.person("Aage Sluttet", { active: false });
    const found = async (words: string) => (await searchEmployees(firm.db, { groupId, words, today })).map(({ name }) => name);
    expect(await found("åge")).toEqual(["Aage Borg"]);
    expect(await found("SJEF borg")).toEqual(["Aage Borg"]);
    expect(await found("peder")).toEqual([]);
    expect(await found(" ")).toEqual(["Kari Nordmann", "Marte Kirkerud", "Aage Borg"]);
    expect(await found("%")).toEqual([]);
  });
});

describe("«Lagre roller»", () => {
  it("saves all that were changed as one operation, and what was not changed not at all", async () => {
    await newGroup();
    await firm.done(addMembers, { groupId, employeeId: [firm.employee.id, firm.admin.id], roleName: "Selger" }, { now });
    const roles = (await members()).map(({ id, roleName }) => ({ id, roleName, seen: roleName }));
    expect(await firm.run(saveRoles, { groupId, roles })).toMatchObject({ ok: true, operationId: null, value: { saved: 0 } });
    const { operationId, value } = await firm.did(saveRoles, { groupId, roles: roles.map((role, n) => ({ ...role, roleName: ` Rolle  ${n} ` })) });
    expect(value).toMatchObject({ saved: 2, left: [] });
    expect((await members()).map(({ roleName }) => roleName)).toEqual(["Rolle 0", "Rolle 1"]);
    await firm.undone(operationId);
    expect((await members()).map(({ roleName }) => roleName)).toEqual(["Selger", "Selger"]);
  });

  it("leaves the one that somebody else changed meanwhile, names who and what, and saves the rest", async () => {
    await newGroup();
    await firm.done(addMembers, { groupId, employeeId: [firm.employee.id, firm.salesManager.id] }, { now });
    const [marte, peder] = await members();
    if (!marte || !peder) throw new Error("no members");
    const seen = [marte, peder].map(({ id, roleName }) => ({ id, seen: roleName }));
    const other = await firm.person("Ola Admin", { role: "ADMIN" });
    await firm.done(saveRoles, { groupId, roles: [{ id: marte.id, roleName: "Teamleder", seen: "" }] }, { as: other });
    const value = await firm.done(saveRoles, { groupId, roles: seen.map((each) => ({ ...each, roleName: "Selger" })) });
    expect(value).toMatchObject({
      saved: 1,
      left: [{ field: roleField(marte.id), name: "Marte Kirkerud", now: "Teamleder", by: "Ola Admin" }],
      standing: { [roleField(peder.id)]: "Selger" },
    });
    expect((await members()).map(({ roleName }) => roleName)).toEqual(["Teamleder", "Selger"]);
    const answered = (keep: "mine" | "theirs") => firm.done(saveRoles, { groupId, roles: [{ id: marte.id, roleName: "Selger", seen: "", keep }] });
    expect(await answered("theirs")).toMatchObject({ saved: 0, standing: { [roleField(marte.id)]: "Teamleder" } });
    expect(await answered("mine")).toMatchObject({ saved: 1, left: [] });
    expect((await members()).map(({ roleName }) => roleName)).toEqual(["Selger", "Selger"]);
  });

  it("refuses what can't be a role by its field, and a member of another group is left alone", async () => {
    await newGroup();
    await firm.done(addMembers, { groupId, employeeId: firm.employee.id }, { now });
    const [peder] = await members();
    const id = peder?.id ?? 0;
    const before = await firm.everything();
    for (const length of [81, 1_001, 50_000])
      expect(await firm.run(saveRoles, { groupId, roles: [{ id, roleName: "x".repeat(length), seen: "" }] })).toMatchObject({
        ok: false,
        fieldErrors: { [roleField(id)]: { key: "errors.tooLong", values: { most: 80 } } },
      });
    expect(await firm.run(saveRoles, { groupId, roles: [{ id, roleName: "\u0000", seen: "" }] })).toMatchObject({
      fieldErrors: { [roleField(id)]: { key: "errors.characters" } },
    });
    expect(await firm.run(saveRoles, { groupId, roles: [{ id, roleName: "x" }] }, { as: firm.salesManager })).toMatchObject({ reason: "not permitted" });
    expect(await firm.everything()).toEqual(before);
    await newGroup();
    expect(await firm.run(saveRoles, { groupId, roles: [{ id, roleName: "Kapret", seen: "" }] })).toMatchObject({ ok: true, operationId: null });
  });
});
