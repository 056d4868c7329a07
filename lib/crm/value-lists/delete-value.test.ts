import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { aHolder, aValue, everyList, heldBy, inOrder, type OneList, put } from "../../testing/value-lists";
import { createContacts } from "../contacts/create-contacts";
import { editCustomer } from "../customers/edit-customer";
import { blankCustomer } from "../../testing/records";
import { noUses } from "./value-uses";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

let n = 0;
const uses = everyList.flatMap((one) => one.list.entity.uses.map((use) => ({ what: `${one.noun} of ${use.on}`, one, use })));

describe.each(uses)("deleting one of the $what", ({ one, use }) => {
  const { commands, list } = one;
  const used = (n: number, deleted = 0) => ({ ...noUses, [use.on]: n, deleted });
  const entity = use.entity.name;
  const set = use.entity.fields[use.field]?.kind === "links";
  const three = async () => [await aValue(firm, one, `Gammel ${(n += 1)}`), await aValue(firm, one, `Ny ${n}`), await aValue(firm, one, `Annen ${n}`)] as const;
  const holders = async (value: number, count = 2) => {
    const records = [];
    for (let k = 0; k < count; k++) records.push(await aHolder(firm, use));
    for (const record of records) await put(firm, use, record, value);
    return records;
  };
  const remove = (id: number, replacement: number | "none", counts: object) => firm.run(commands.delete, { id, replacement, ...counts });

  it("gives every record its replacement, as one operation, and the undo gives back just what nobody changed", async () => {
    const [old, next, third] = await three();
    const [first, second, third2] = (await holders(old, 3)) as [number, number, number];
    const outcome = await remove(old, next, used(3));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    for (const record of [first, second]) expect(await heldBy(firm, use, record)).toEqual([next]);
    expect(await inOrder(firm, one)).not.toContain(`Gammel ${n}`);
    const log = await firm.logged(outcome.operationId);
    expect(log).toMatchObject({ kind: `${one.noun}.delete`, data: { name: `Gammel ${n}`, into: `Ny ${n}`, replaced: "true", used: "true", ...used(3) } });
    expect(log.records).toMatchObject([{ entity: list.entity.name, id: old, before: { deleted: false }, after: { deleted: true } }]);
    expect(log.bulk).toEqual(
      set
        ? [
            { entity, field: use.field, before: "", after: String(next), records: 3 },
            { entity, field: use.field, before: String(old), after: "", records: 3 },
          ]
        : [{ entity, field: use.field, before: String(old), after: String(next), records: 3 }],
    );

    if (!set) await put(firm, use, third2, third);
    const undo = await firm.undone(outcome.operationId ?? 0);
    for (const record of [first, second]) expect(await heldBy(firm, use, record)).toEqual([old]);
    if (!set) expect([undo.left, await heldBy(firm, use, third2)]).toEqual([1, [third]]);
    expect(await inOrder(firm, one)).toContain(`Gammel ${n}`);
    // And the undo can be undone.
    await firm.undone(undo.operationId);
    for (const record of [first, second]) expect(await heldBy(firm, use, record)).toEqual([next]);
    expect(await inOrder(firm, one)).not.toContain(`Gammel ${n}`);
  });

  it("takes it away where nothing is to take its place, and the undo gives it back", async () => {
    const [old] = await three();
    const records = await holders(old);
    const outcome = await remove(old, "none", used(2));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    for (const record of records) expect(await heldBy(firm, use, record)).toEqual([]);
    expect((await firm.logged(outcome.operationId)).bulk).toEqual([{ entity, field: use.field, before: String(old), after: "", records: 2 }]);
    const { operationId } = await firm.undone(outcome.operationId ?? 0);
    for (const record of records) expect(await heldBy(firm, use, record)).toEqual([old]);
    await firm.undone(operationId);
    for (const record of records) expect(await heldBy(firm, use, record)).toEqual([]);
  });

  it("is not done when it is used on more than the question said, nor without a choice, nor for one that is off or gone", async () => {
    const [old, next, third] = await three();
    await holders(old);
    await firm.done(commands.switch, { id: third, active: false });
    const before = await firm.everything();
    expect(await remove(old, next, used(1))).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: old } });
    expect(await remove(old, next, used(2, 1))).toMatchObject({ ok: false, offer: { askAgain: old } });
    for (const replacement of [undefined, "", "0", old]) {
      const outcome = await firm.run(commands.delete, { id: old, replacement, ...used(2) });
      expect([replacement, outcome]).toMatchObject([replacement, { ok: false, fieldErrors: { replacement: { key: "valueLists.errors.chooseReplacement" } } }]);
    }
    for (const replacement of [third, 999_999])
      expect(await remove(old, replacement, used(2))).toMatchObject({ ok: false, fieldErrors: { replacement: { key: "valueLists.errors.replacementGone" } } });
    expect(await remove(999_999, "none", used(0))).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(commands.delete, { id: old, replacement: next, ...used(2) }, { as: firm.employee })).toMatchObject({ reason: "not permitted" });
    expect(await firm.everything()).toEqual(before);
  });

  it("counts what is deleted apart, and replaces it there too", async () => {
    const [old, next] = await three();
    const [record = 0] = await holders(old, 1);
    const table = use.on === "customers" ? "customer" : use.on === "contacts" ? "contact_link" : "opportunity";
    await firm.db.$executeRawUnsafe(`UPDATE ${table} SET deleted_by_operation = 1 WHERE id = ${record}`);
    expect(await remove(old, next, used(1))).toMatchObject({ ok: false, offer: { askAgain: old } });
    expect(await remove(old, next, used(0, 1))).toMatchObject({ ok: true });
    expect(await heldBy(firm, use, record)).toEqual([next]);
  });

  it("is refused by the database itself while it is used, and a deleted one can't be put", async () => {
    const [old, next] = await three();
    const [record = 0] = await holders(old, 1);
    await expect(firm.db.$executeRawUnsafe(`UPDATE ${list.entity.table} SET deleted_by_operation = 1 WHERE id = ${old}`)).rejects.toThrow(/value_not_in_use/);
    await remove(next, "none", used(0));
    await expect(put(firm, use, record, next)).rejects.toThrow(/value_not_deleted/);
    expect(await heldBy(firm, use, record)).toEqual([old]);
  });
});

const [products] = everyList.filter(({ noun }) => noun === "products") as [OneList];

describe.each(products.list.entity.uses.map((use) => ({ on: use.on, use })))("a product whose replacement is there already, on $on", ({ use }) => {
  it("is kept once, and the undo leaves the one that was there", async () => {
    const [old, next] = [await aValue(firm, products, `Gammelt ${use.on}`), await aValue(firm, products, `Nytt ${use.on}`)];
    const [both, just] = [await aHolder(firm, use), await aHolder(firm, use)];
    for (const [record, value] of [
      [both, old],
      [both, next],
      [just, old],
    ] as const)
      await put(firm, use, record, value);
    const { operationId } = await firm.did(products.commands.delete, { id: old, replacement: next, ...noUses, [use.on]: 2 });
    for (const record of [both, just]) expect(await heldBy(firm, use, record)).toEqual([next]);
    expect((await firm.logged(operationId)).bulk).toEqual([
      { entity: use.entity.name, field: "products", before: "", after: String(next), records: 1 },
      { entity: use.entity.name, field: "products", before: String(old), after: "", records: 2 },
    ]);
    const undo = await firm.undone(operationId);
    expect([await heldBy(firm, use, both), await heldBy(firm, use, just)]).toEqual([[old, next].sort((a, b) => a - b), [old]]);
    await firm.undone(undo.operationId);
    for (const record of [both, just]) expect(await heldBy(firm, use, record)).toEqual([next]);
  });
});

describe("an undo", () => {
  const [roles] = everyList.filter(({ noun }) => noun === "contactRoles") as [OneList];
  const [reasons] = everyList.filter(({ noun }) => noun === "lostReasons") as [OneList];

  it("leaves a role that was changed since, and changed back, by the log", async () => {
    const [use] = roles.list.entity.uses as [(typeof roles.list.entity.uses)[number]];
    const [old, next] = [await aValue(firm, roles, "Vaktmester"), await aValue(firm, roles, "Drift")];
    const record = await aHolder(firm, use);
    await put(firm, use, record, old);
    const { operationId } = await firm.did(roles.commands.delete, { id: old, replacement: next, ...noUses, contacts: 1 });
    await anEditedCustomer();
    await firm.db.$executeRaw`
      INSERT INTO change (operation_id, entity, entity_id) SELECT max(id), 'contactLink', ${record} FROM operation`;
    await firm.db.$executeRaw`
      INSERT INTO change_personal (change_id, subject, subject_id, label, before, after)
      SELECT max(id), 'contact', 1, '', jsonb_build_object('role', ${next}::int), jsonb_build_object('role', ${next}::int) FROM change`;
    expect((await firm.undone(operationId)).left).toBe(1);
    expect(await heldBy(firm, use, record)).toEqual([next]);
  });

  it("leaves a lost reason where the opportunity is no longer lost", async () => {
    const [use] = reasons.list.entity.uses as [(typeof reasons.list.entity.uses)[number]];
    const old = await aValue(firm, reasons, "For dyrt");
    const record = await aHolder(firm, use);
    await put(firm, use, record, old);
    const { operationId } = await firm.did(reasons.commands.delete, { id: old, replacement: "none", ...noUses, opportunities: 1 });
    await firm.db.$executeRaw`UPDATE opportunity SET status = 'WON' WHERE id = ${record}`;
    expect((await firm.undone(operationId)).left).toBe(1);
    expect(await heldBy(firm, use, record)).toEqual([]);
  });

  it("is refused where it would put a deleted value back", async () => {
    const role = await aValue(firm, roles, "Prokurist");
    const customer = await anEditedCustomer();
    const { operationId } = await firm.did(createContacts, { contacts: [{ name: "Per", email: "", phone: "", links: [{ customerId: customer, role }] }] });
    const { operationId: undo } = await firm.undone(operationId);
    expect(await firm.run(roles.commands.delete, { id: role, replacement: "none", ...noUses, deleted: 1 })).toMatchObject({ ok: true });
    // What came back has no role: it was taken away from the deleted link too.
    await firm.undone(undo);
    expect(await firm.db.contactLink.count({ where: { roleId: role } })).toBe(0);
  });

  const anEditedCustomer = async (): Promise<number> => {
    const [{ id }] = (await firm.db.$queryRaw`SELECT id FROM customer WHERE deleted_by_operation IS NULL LIMIT 1`) as [{ id: number }];
    await firm.done(editCustomer, { id, ...blankCustomer, name: `Endret ${Date.now()}` });
    return id;
  };
});
