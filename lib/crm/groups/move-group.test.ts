import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createGroup } from "./create-group";
import { findGroup, listTree } from "./group-queries";
import { moveGroup } from "./move-group";
import { searchGroups } from "./search-groups";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

let made = 0;
const group = async (parentId: number | null = null, name = `Gruppe ${(made += 1)}`, type = "STANDARD") =>
  (await firm.done(createGroup, { name, type, parentId, from: "2026-01-01" })).id;
const parentOf = async (id: number) => (await firm.db.group.findUniqueOrThrow({ where: { id } })).parentId;
const today = "2026-06-15";

describe("moving a group", () => {
  it("puts it under another with all that is under it, is logged, and comes back by its undo", async () => {
    const [from, to] = [await group(null, "Nord"), await group(null, "Sør")];
    const id = await group(from, "Midt");
    const child = await group(id);
    const { operationId } = await firm.did(moveGroup, { id, parentId: to, seenParentId: from });
    expect([await parentOf(id), await parentOf(child)]).toEqual([to, id]);
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "groups.move",
      data: { name: "Midt", to: "Sør", top: "false" },
      records: [{ entity: "group", id, before: { parent: from }, after: { parent: to } }],
    });
    await firm.undone(operationId);
    expect(await parentOf(id)).toBe(from);
    const up = await firm.did(moveGroup, { id, parentId: "", seenParentId: from });
    expect(await parentOf(id)).toBeNull();
    expect((await firm.logged(up.operationId)).data).toEqual({ name: "Midt", to: "", top: "true" });
  });

  it("to where it stands is no change", async () => {
    const parent = await group();
    const id = await group(parent);
    const before = await firm.operations();
    expect(await firm.run(moveGroup, { id, parentId: parent, seenParentId: "" })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.operations()).toBe(before);
  });

  it("is refused under itself or a descendant, onto a name that is taken there, over somebody else's move, and to others than admins", async () => {
    const top = await group();
    const [id, other] = [await group(top, "Salg"), await group(null, "Salg")];
    const deep = await group(await group(id));
    const before = await firm.everything();
    for (const parentId of [id, deep])
      expect(await firm.run(moveGroup, { id, parentId, seenParentId: top })).toMatchObject({
        ok: false,
        fieldErrors: { parentId: { key: "groups.errors.underItself" } },
      });
    expect(await firm.run(moveGroup, { id: other, parentId: top, seenParentId: "" })).toMatchObject({
      fieldErrors: { parentId: { key: "groups.errors.nameTakenThere", values: { name: "Salg" } } },
    });
    expect(await firm.run(moveGroup, { id, parentId: "", seenParentId: deep })).toMatchObject({ formError: { key: "groups.errors.movedMeanwhile" } });
    expect(await firm.run(moveGroup, { id, parentId: 999_999, seenParentId: top })).toMatchObject({ reason: "not found" });
    expect(await firm.run(moveGroup, { id: 999_999, parentId: top, seenParentId: "" })).toMatchObject({ reason: "not found" });
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(moveGroup, { id, parentId: "", seenParentId: top }, { as })).toMatchObject({ reason: "not permitted" });
    expect(await firm.everything()).toEqual(before);
  });

  it("is not undone into a circle, nor under a group that is deleted", async () => {
    const [a, b] = [await group(), await group()];
    const { operationId } = await firm.did(moveGroup, { id: a, parentId: b, seenParentId: "" });
    const back = await firm.did(moveGroup, { id: a, parentId: "", seenParentId: b });
    await firm.done(moveGroup, { id: b, parentId: a, seenParentId: "" });
    expect(await firm.undo(back.operationId)).toMatchObject({ ok: false, fieldErrors: { parentId: { key: "groups.errors.underItself" } } });
    await firm.db.$executeRaw`UPDATE employee_group SET parent_id = NULL WHERE id = ${b}`;
    await firm.db.$executeRaw`UPDATE employee_group SET deleted_by_operation = ${operationId} WHERE id = ${b}`;
    expect(await firm.undo(back.operationId)).toMatchObject({ ok: false, formError: { key: "groups.errors.parentGone" } });
  });

  it("is refused by the database itself where no command is asked", async () => {
    const [a, b] = [await group(), await group()];
    await firm.db.$executeRaw`UPDATE employee_group SET parent_id = ${a} WHERE id = ${b}`;
    await expect(firm.db.$executeRaw`UPDATE employee_group SET parent_id = ${b} WHERE id = ${a}`).rejects.toThrow(/employee_group_no_cycle/);
    await expect(firm.db.$executeRaw`UPDATE employee_group SET deleted_by_operation = 1 WHERE id = ${a}`).rejects.toThrow(/employee_group_no_orphan/);
    await firm.db.$executeRaw`UPDATE employee_group SET deleted_by_operation = 1 WHERE id IN (${a}, ${b})`;
    await expect(firm.db.$executeRaw`UPDATE employee_group SET deleted_by_operation = NULL WHERE id = ${b}`).rejects.toThrow(/employee_group_no_orphan/);
  });
});

describe("the tree as it is read", () => {
  it("is the top and what is open, in Norwegian order; for who sees «Salg» alone under the nearest one that is", async () => {
    const root = await group(null, "Tre", "SALES");
    const office = await group(root, "Østkontoret");
    const [aas, ost] = [await group(office, "Aas", "SALES"), await group(office, "Øst", "SALES")];
    const all = await listTree(firm.db, { open: [root, office], visible: "all", today });
    expect(all.filter(({ parentId }) => parentId === office).map(({ name, type }) => [name, type])).toEqual([
      ["Øst", "SALES"],
      ["Aas", "SALES"],
    ]);
    expect(all.find(({ id }) => id === root)).toMatchObject({ parentId: null, hasSubgroups: true, members: 0 });
    const sales = await listTree(firm.db, { open: [root], visible: "sales", today });
    expect(sales.map(({ id, parentId }) => [id, parentId])).toEqual([
      [root, null],
      [ost, root],
      [aas, root],
    ]);
    expect(await findGroup(firm.db, office, { visible: "sales", today })).toBeNull();
    expect(await findGroup(firm.db, ost, { visible: "sales", today })).toMatchObject({ name: "Øst", path: [{ id: root }] });
    expect(await findGroup(firm.db, ost, { visible: "all", today })).toMatchObject({ path: [{ id: root }, { id: office }] });
    expect(await findGroup(firm.db, root, { visible: "sales", today: "2025-12-31" })).toBeNull();
  });

  it("is searched by any word of a name, and offers no place under the group that is moved", async () => {
    const top = await group(null, "Havn");
    const under = await group(top, "Havnekontoret i Bodø");
    const names = async (words: string, notUnder?: number) =>
      (await searchGroups(firm.db, words, { visible: "all", today, notUnder })).map(({ name, above }) => [name, above]);
    expect(await names("bodoe HAVNEK")).toEqual([["Havnekontoret i Bodø", ["Havn"]]]);
    expect(await names("havn", top)).toEqual([]);
    expect(await names("havn", under)).toEqual([["Havn", []]]);
    expect(await names("%")).toEqual([]);
  });
});
