import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { aValue, everyList, inOrder, type OneList, typed } from "../../testing/value-lists";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

describe.each(everyList)("a value of $noun", (one: OneList) => {
  const { list, commands } = one;
  const entity = list.entity.name;

  it("is added at the end, logged, and undone", async () => {
    const { value, operationId } = await firm.did(commands.add, typed(one, "Messe", "Fair"));
    expect(await inOrder(firm, one)).toEqual(["Messe"]);
    expect(await firm.logged(operationId)).toMatchObject({
      kind: `${one.noun}.add`,
      data: { name: "Messe" },
      records: [{ entity, id: value.id, before: null, after: { nb: "Messe", en: "Fair", position: 1, active: true } }],
    });
    await firm.undone(operationId);
    expect(await inOrder(firm, one)).toEqual([]);
  });

  it("goes by no name of another, in either language, whatever case, blanks or Unicode form", async () => {
    const blue = await aValue(firm, one, "Blåtur", "Blue trip");
    const other = await aValue(firm, one, "Annet");
    const before = await firm.operations();
    for (const [nb, en, field] of [
      [" BLÅTUR", "", "nb"],
      ["Bla\u030Atur", "", "nb"],
      ["blue  TRIP", "", "nb"],
      ["Ny", "blåtur", "en"],
      ["Ny", "Blue trip", "en"],
    ] as const)
      for (const outcome of [await firm.run(commands.add, typed(one, nb, en)), await firm.run(commands.edit, { id: other, ...typed(one, nb, en) })])
        expect([nb, en, outcome]).toMatchObject([
          nb,
          en,
          { ok: false, fieldErrors: { [field]: { key: "valueLists.errors.nameTaken" } }, offer: { taken: blue } },
        ]);
    expect(await firm.operations()).toBe(before);
    // Its own two names may be the same, and change places.
    await firm.done(commands.edit, { id: blue, ...typed(one, "Blue trip", "Blåtur") });
    await firm.done(commands.edit, { id: blue, ...typed(one, "Blåtur", "blåtur") });
  });

  it("is renamed, with what each person saw compared, and undone", async () => {
    const id = await aValue(firm, one, "Kald", "Cold");
    const seen = { nb: "Kald", en: "Cold" };
    const { operationId } = await firm.did(commands.edit, { id, ...typed(one, "Kaldt søk", "Cold"), seen });
    expect(await firm.logged(operationId)).toMatchObject({
      kind: `${one.noun}.edit`,
      data: { from: "Kald", name: "Kaldt søk", renamed: "true" },
      records: [{ entity, id, before: { nb: "Kald" }, after: { nb: "Kaldt søk" } }],
    });
    expect(await firm.run(commands.edit, { id, ...typed(one, "Mitt", "Cold"), seen }, { as: await firm.person("Nina Vik", { role: "ADMIN" }) })).toMatchObject({
      ok: false,
      conflicts: [{ field: "nb", now: "Kaldt søk", by: "Kari Nordmann" }],
    });
    await firm.done(commands.edit, { id, ...typed(one, "Kald", "Freezing"), seen });
    expect(await firm.db.$queryRawUnsafe(`SELECT nb, en FROM ${list.entity.table} WHERE id = ${id}`)).toEqual([{ nb: "Kaldt søk", en: "Freezing" }]);
    expect(await firm.run(commands.edit, { id, ...typed(one, "Kaldt søk", "Freezing") })).toMatchObject({ ok: true, operationId: null });
    await firm.undone(operationId);
    expect(await firm.db.$queryRawUnsafe(`SELECT nb, en FROM ${list.entity.table} WHERE id = ${id}`)).toEqual([{ nb: "Kald", en: "Freezing" }]);
  });

  it("is moved up and down past deleted ones, beside another, and back", async () => {
    for (const nb of await inOrder(firm, one)) await remove(firm, one, nb);
    const [a, b, c, d] = [await aValue(firm, one, "A"), await aValue(firm, one, "B"), await aValue(firm, one, "C"), await aValue(firm, one, "D")];
    await remove(firm, one, "C");
    const up = await firm.did(commands.move, { id: d, to: "up" });
    expect(await inOrder(firm, one)).toEqual(["A", "D", "B"]);
    expect(await firm.logged(up.operationId)).toMatchObject({ kind: `${one.noun}.move`, data: { name: "D", up: "true" }, records: [{ entity, id: d }] });
    const down = await firm.did(commands.move, { id: a, to: "down" });
    expect(await inOrder(firm, one)).toEqual(["D", "A", "B"]);
    const beside = await firm.did(commands.move, { id: d, to: "after", of: b });
    expect(await inOrder(firm, one)).toEqual(["A", "B", "D"]);
    const before = await firm.did(commands.move, { id: d, to: "before", of: String(a) });
    expect(await inOrder(firm, one)).toEqual(["D", "A", "B"]);
    for (const [id, to] of [
      [d, "up"],
      [b, "down"],
    ])
      expect(await firm.run(commands.move, { id, to })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.run(commands.move, { id: d, to: "after", of: c })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(commands.move, { id: d, to: "sideways" })).toMatchObject({ ok: false, reason: "refused" });
    for (const { operationId } of [before, beside, down, up]) await firm.undone(operationId);
    expect(await inOrder(firm, one)).toEqual(["A", "B", "D"]);
  });

  it("is switched off and on, logged, and undone", async () => {
    const id = await aValue(firm, one, "Av og på");
    const { operationId } = await firm.did(commands.switch, { id, active: "false" });
    expect(await firm.logged(operationId)).toMatchObject({
      data: { name: "Av og på", active: "false" },
      records: [{ before: { active: true }, after: { active: false } }],
    });
    expect(await firm.run(commands.switch, { id, active: false })).toMatchObject({ ok: true, operationId: null });
    await firm.undone(operationId);
    expect(await firm.db.$queryRawUnsafe(`SELECT active FROM ${list.entity.table} WHERE id = ${id}`)).toEqual([{ active: true }]);
  });

  it("is nobody's but an admin's, and nothing when it is gone", async () => {
    const before = await firm.operations();
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(commands.add, typed(one, "Ny"), { as })).toMatchObject({ ok: false, reason: "not permitted" });
    for (const [command, input] of [
      [commands.edit, typed(one, "Ny")],
      [commands.move, { to: "up" }],
      [commands.switch, { active: "false" }],
    ] as const)
      expect(await firm.run(command as typeof commands.move, { id: 999_999, ...input })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.operations()).toBe(before);
  });
});

async function remove(firmHere: TestFirm, { list, commands }: OneList, nb: string): Promise<void> {
  const [row] = await firmHere.db.$queryRawUnsafe<{ id: number }[]>(`SELECT id FROM ${list.entity.table} WHERE nb = $1 AND deleted_by_operation IS NULL`, nb);
  await firmHere.done(commands.delete, { id: row?.id, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 0 });
}
