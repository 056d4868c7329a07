import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { type Command, defineCommand, execute } from "./command";
import { categoryEntity } from "./crm/categories/category-entity";
import { createCategory } from "./crm/categories/create-category";
import { deleteCategory } from "./crm/categories/delete-category";
import { createCustomer } from "./crm/customers/create-customer";
import { connectDatabase, type Database, type Transaction } from "./db/client";
import { NotFound, refuse, refuseField } from "./refusal";
import { aCategory, blankCustomer } from "./testing/records";
import { type TestFirm, testFirm } from "./testing/test-firm";

let firm: TestFirm;
/** A pool of one connection: what one transaction leaves behind, the next one meets. */
let one: Database;
beforeAll(async () => {
  firm = await testFirm();
  one = connectDatabase(firm.appUrl, { connections: 1 });
});
afterAll(async () => {
  await one.$disconnect();
  await firm.close();
});

/** A command that does what the test says, and counts how often it was run. */
function acting<Value>(run: Command<{ name: string }, Value>["run"], permission: Command["permission"] = "categories.edit") {
  const counted = { parsed: 0, runs: 0 };
  const input = z.strictObject({ name: z.string().refine((text) => ((counted.parsed += 1), text !== "invalid"), "errors.required") });
  const command = defineCommand({
    ...{ name: "tests.act", permission, input, undo: "final" },
    run(given) {
      counted.runs += 1;
      return run(given);
    },
  });
  return { command, counted };
}

const insert = (tx: Transaction, name: string): Promise<{ id: number }> =>
  tx.category.create({ data: { name, showOnCustomer: true, showOnContact: true }, select: { id: true } });
const named = (name: string): Promise<number> => firm.db.category.count({ where: { name } });
const sqlState = (tx: Transaction, code: string): Promise<unknown> =>
  tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${code}'; END $$`);

describe("a command goes in fixed order", () => {
  it("asks who it is before it reads what was sent", async () => {
    const { command, counted } = acting(async () => "done");
    expect(await firm.run(command, { name: "invalid" }, { as: null })).toMatchObject({
      ok: false,
      reason: "not signed in",
      formError: { key: "errors.notSignedIn" },
    });
    expect(counted).toEqual({ parsed: 0, runs: 0 });
  });

  it("asks whether the person may before it reads what was sent", async () => {
    const { command, counted } = acting(async () => "done");
    expect(await firm.run(command, { name: "invalid" }, { as: firm.employee })).toMatchObject({
      ok: false,
      reason: "not permitted",
      formError: { key: "errors.notPermitted" },
    });
    expect(counted).toEqual({ parsed: 0, runs: 0 });
  });

  it("reads what was sent before it opens a transaction", async () => {
    const { command, counted } = acting(async () => "done");
    expect(await firm.run(command, { name: "invalid" })).toEqual({
      ok: false,
      reason: "refused",
      fieldErrors: { name: { key: "errors.required" } },
      formError: null,
      conflicts: [],
      offer: {},
    });
    expect(counted).toEqual({ parsed: 1, runs: 0 });
  });

  it("says what it can of anything else that is sent, and never throws for it", async () => {
    const { command } = acting(async () => "done");
    for (const raw of [
      null,
      undefined,
      7,
      "name",
      [],
      { name: 7 },
      { name: "A", other: "B" },
      JSON.parse(`{"__proto__":{"name":"A"}}`),
      { name: { toString: 1 } },
    ])
      expect(await firm.run(command, raw)).toMatchObject({ ok: false, reason: "refused" });
  });

  it("lets the app itself do everything, and says so in the log with nobody's name", async () => {
    const { command } = acting(async ({ tx, log, input, actor }) => {
      await insert(tx, input.name);
      log.note({ role: actor.role });
    });
    const { operationId } = await firm.did(
      command,
      { name: "Av systemet" },
      { as: { id: null, name: "", role: "SYSTEM", language: "nb", mayCreateCategories: false }, via: "job" },
    );
    expect(await firm.db.operation.findUnique({ where: { id: operationId } })).toMatchObject({
      actorId: null,
      via: "job",
      kind: "tests.act",
      data: { role: "SYSTEM" },
    });
  });
});

describe("what is written and what is logged belong together", () => {
  it("a command that wrote and logged nothing throws, and nothing of it stands", async () => {
    const { command } = acting(async ({ tx, input }) => insert(tx, input.name));
    const before = await firm.operations();
    await expect(firm.run(command, { name: "Ulogget" })).rejects.toThrow("tests.act wrote 1 rows and logged nothing");
    expect([await named("Ulogget"), await firm.operations()]).toEqual([0, before]);
  });

  it("a command that changed or deleted rows and logged nothing throws too", async () => {
    const id = await aCategory(firm, "Står som den er");
    const rename = acting(async ({ tx }) => tx.category.update({ where: { id }, data: { name: "Omdøpt i det stille" } }));
    const remove = acting(async ({ tx }) => tx.category.delete({ where: { id } }));
    await expect(firm.run(rename.command, { name: "x" })).rejects.toThrow("logged nothing");
    await expect(firm.run(remove.command, { name: "x" })).rejects.toThrow("logged nothing");
    expect(await named("Står som den er")).toBe(1);
  });

  it("a command that wrote and logged nothing is unchanged, right after one that wrote on the same connection", async () => {
    const writing = acting(async ({ tx, log, input }) =>
      log.change({ entity: categoryEntity, id: (await insert(tx, input.name)).id, before: null, after: input }),
    );
    const idle = acting(async () => "as it was");
    for (const name of ["En", "To", "Tre"]) {
      const by = { db: one, actor: firm.admin, via: "page" as const };
      expect(await execute(writing.command, { name }, by)).toMatchObject({ ok: true, operationId: expect.any(Number) as number });
      expect(await execute(idle.command, { name }, by)).toEqual({ ok: true, value: "as it was", operationId: null });
    }
  });

  it("a change to what a field held already is no change", async () => {
    const id = await aCategory(firm, "Uendret");
    const { command } = acting(async ({ log }) =>
      log.change({ entity: categoryEntity, id, before: { name: "Uendret", active: true }, after: { name: "Uendret", active: true } }),
    );
    const before = await firm.operations();
    expect(await firm.run(command, { name: "x" })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.operations()).toBe(before);
  });

  it("the operation says who, when, how and what; just the changed fields are in it", async () => {
    const id = await aCategory(firm, "Før");
    const { command } = acting(async ({ tx, log, now }) => {
      await tx.category.update({ where: { id }, data: { name: "Etter" } });
      log.change({ entity: categoryEntity, id, before: { name: "Før", active: true }, after: { name: "Etter", active: true } });
      log.note({ day: now.getUTCDate() });
      return { id };
    });
    const now = new Date("2026-05-04T10:00:00Z");
    const { operationId } = await firm.did(command, { name: "x" }, { now, via: "api", as: firm.admin });
    expect(await firm.db.operation.findUnique({ where: { id: operationId } })).toMatchObject({
      kind: "tests.act",
      actorId: firm.admin.id,
      at: now,
      via: "api",
      undoesId: null,
      requestKey: null,
      data: { day: 4 },
      result: { id },
    });
    expect(await firm.changeRows(operationId)).toEqual([{ entity: "category", id, before: { name: "Før" }, after: { name: "Etter" }, personal: null }]);
  });

  it("what is personal stands apart from the change, with its person and the name of that time", async () => {
    const { value, operationId } = await firm.did(createCustomer, { ...blankCustomer, name: "Nord Eiendom AS", phone: "22 33 44 55" });
    const [row, ...others] = await firm.changeRows(operationId);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ entity: "customer", id: value.id, before: null, after: null });
    expect(row?.personal).toMatchObject({
      subject: "customer",
      subjectId: value.id,
      label: "Nord Eiendom AS",
      before: null,
      after: { name: "Nord Eiendom AS", phone: "22 33 44 55" },
    });
    const operation = await firm.db.operation.findUniqueOrThrow({ where: { id: operationId } });
    expect(JSON.stringify([operation.data, operation.result])).not.toContain("Nord");
  });
});

describe("what can be expected to go wrong is answered, and nothing is written then", () => {
  it.each([
    [
      "a refusal of the form",
      () => refuse("errors.countChanged", { n: 2 }),
      { reason: "refused", formError: { key: "errors.countChanged", values: { n: 2 } }, fieldErrors: {} },
    ],
    [
      "a refusal of a field",
      () => refuseField("name", "errors.nameTaken"),
      { reason: "refused", formError: null, fieldErrors: { name: { key: "errors.nameTaken" } } },
    ],
    ["a record that is gone", () => new NotFound("category"), { reason: "not found", formError: { key: "errors.gone" }, fieldErrors: {} }],
  ])("%s", async (what, error, answer) => {
    const { command } = acting(async ({ tx, log, input }) => {
      await insert(tx, input.name);
      log.note({ written: true });
      throw error();
    });
    const before = await firm.operations();
    expect(await firm.run(command, { name: what })).toEqual({ ok: false, conflicts: [], offer: {}, ...answer });
    expect([await named(what), await firm.operations()]).toEqual([0, before]);
  });

  it("what can't be expected is thrown, and nothing is written then either", async () => {
    const { command } = acting(async ({ tx, log, input }) => {
      await insert(tx, input.name);
      log.note({ written: true });
      throw new TypeError("a defect");
    });
    const before = await firm.operations();
    await expect(firm.run(command, { name: "Halvveis" })).rejects.toThrow("a defect");
    expect([await named("Halvveis"), await firm.operations()]).toEqual([0, before]);
  });

  it("the database's own guards are answered with a sentence by the field they are about", async () => {
    await aCategory(firm, "Vakt");
    expect(await firm.run(createCategory, { name: "vakt", shownOn: "both" })).toMatchObject({
      ok: false,
      reason: "refused",
      fieldErrors: { name: { key: "categories.errors.nameTaken" } },
      formError: null,
    });
    const nowhere = acting(async ({ tx }) => tx.category.create({ data: { name: "Ingen steder", showOnCustomer: false, showOnContact: false } }));
    expect(await firm.run(nowhere.command, { name: "x" })).toMatchObject({ ok: false, fieldErrors: {}, formError: { key: "categories.errors.shownNowhere" } });
  });

  it("a guard that no sentence is known for is thrown as the defect it is", async () => {
    const { command } = acting(async ({ tx }) => tx.customer.create({ data: { name: "X", numberOfEmployees: -1, updatedByOperation: 1 } }));
    await expect(firm.run(command, { name: "x" })).rejects.toThrow("customer_number_of_employees_not_negative");
  });
});

describe("a request that is sent twice", () => {
  it("is carried out once, and gets the first answer again", async () => {
    const requestKey = randomUUID();
    const first = await firm.run(createCategory, { name: "Dobbeltklikk", shownOn: "both" }, { requestKey });
    const before = await firm.operations();
    expect(first).toMatchObject({ ok: true });
    expect(await firm.run(createCategory, { name: "Dobbeltklikk", shownOn: "both" }, { requestKey })).toEqual(first);
    expect([await named("Dobbeltklikk"), await firm.operations()]).toEqual([1, before]);
  });

  it("is carried out once when both come at once, on connections of their own, and both get the same answer", async () => {
    const dbs = [1, 2, 3].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
    for (let round = 0; round < 5; round++) {
      const [requestKey, name, before] = [randomUUID(), `Samtidig ${round}`, await firm.operations()];
      const answers = await Promise.all(
        dbs.map((db) => execute(createCategory, { name, shownOn: "both" }, { db, actor: firm.admin, via: "page", requestKey })),
      );
      expect(answers[0]).toMatchObject({ ok: true, operationId: expect.any(Number) as number });
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
      expect([await named(name), await firm.operations()]).toEqual([1, before + 1]);
    }
    await Promise.all(dbs.map((db) => db.$disconnect()));
  });

  it("is refused with somebody else's key, and nothing is done or told", async () => {
    const requestKey = randomUUID();
    const { value } = await firm.did(createCategory, { name: "Min nøkkel", shownOn: "both" }, { requestKey });
    const other = await firm.person("Nina Lund", { role: "ADMIN" });
    const before = await firm.operations();
    const answer = await firm.run(createCategory, { name: "Min nøkkel", shownOn: "both" }, { requestKey, as: other });
    expect(answer).toMatchObject({ ok: false, reason: "refused", formError: { key: "errors.invalid" } });
    expect(JSON.stringify(answer)).not.toContain(String(value.id));
    expect(await firm.operations()).toBe(before);
  });

  it("is another request when something else is asked with the same key (Back, a changed field, another button of the form)", async () => {
    const requestKey = randomUUID();
    const { value } = await firm.did(createCategory, { name: "Først dette", shownOn: "both" }, { requestKey });
    expect(await firm.run(createCategory, { name: "Så dette", shownOn: "both" }, { requestKey })).toMatchObject({ ok: true });
    expect(await firm.run(deleteCategory, { id: value.id, customers: 0, contacts: 0 }, { requestKey })).toMatchObject({ ok: true, value: { id: value.id } });
    expect([await named("Så dette"), await firm.db.category.count({ where: { id: value.id, deletedByOperation: null } })]).toEqual([1, 0]);
  });

  it("may be sent again after a refusal", async () => {
    const requestKey = randomUUID();
    const { command } = acting(async ({ tx, log, input }) => {
      if ((await tx.category.count({ where: { name: "Klar" } })) === 0) throw refuse("errors.gone");
      log.change({ entity: categoryEntity, id: (await insert(tx, input.name)).id, before: null, after: input });
    });
    expect(await firm.run(command, { name: "Endelig" }, { requestKey })).toMatchObject({ ok: false });
    await aCategory(firm, "Klar");
    expect(await firm.run(command, { name: "Endelig" }, { requestKey })).toMatchObject({ ok: true, operationId: expect.any(Number) as number });
  });
});

describe("a transaction that lost against another one", () => {
  it.each(["40001", "40P01"])("is run again (%s), and stands once", async (code) => {
    let attempts = 0;
    const { command } = acting(async ({ tx, log, input }) => {
      const { id } = await insert(tx, input.name);
      if ((attempts += 1) < 3) await sqlState(tx, code);
      log.change({ entity: categoryEntity, id, before: null, after: input });
    });
    await firm.did(command, { name: `Tapte ${code}` });
    expect([attempts, await named(`Tapte ${code}`)]).toEqual([3, 1]);
  });

  it("is given up after four attempts", async () => {
    const { command, counted } = acting(async ({ tx }) => sqlState(tx, "40001"));
    await expect(firm.run(command, { name: "x" })).rejects.toThrow();
    expect(counted.runs).toBe(4);
  });

  it("is not run again for what would go wrong again", async () => {
    const { command, counted } = acting(async ({ tx }) => sqlState(tx, "22012"));
    await expect(firm.run(command, { name: "x" })).rejects.toThrow();
    expect(counted.runs).toBe(1);
  });

  it("two who lock the same records the other way round both get through", async () => {
    const [a, b] = [await aCategory(firm, "Lås A"), await aCategory(firm, "Lås B")];
    const lock = (tx: Transaction, id: number) => tx.$queryRaw`SELECT 1 FROM category WHERE id = ${id} FOR UPDATE`;
    let waiting = 0;
    const both = (first: number, second: number) =>
      acting(async ({ tx, log }) => {
        await lock(tx, first);
        waiting += 1;
        while (waiting < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        await lock(tx, second);
        await tx.category.update({ where: { id: second }, data: { active: false } });
        log.change({ entity: categoryEntity, id: second, before: { active: true }, after: { active: false } });
      }).command;
    expect(await Promise.all([firm.run(both(a, b), { name: "x" }), firm.run(both(b, a), { name: "y" })])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await firm.db.category.count({ where: { id: { in: [a, b] }, active: false } })).toBe(2);
  });
});
