import { readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";

import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { execute, executeUndo } from "../../command";
import { blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { customerEntity } from "../customers/customer-entity";
import { editCustomer } from "../customers/edit-customer";
import { loadStandardCodes } from "../industries/load-standard-codes";
import { importCustomers } from "./import-customers";
import { previewImport } from "./preview-import";
import { type NumberedRow, readRegisterFile, type RegisterFile } from "./read-register-file";
import type { RawRow } from "./register-columns";

let extract: RegisterFile;
let firm: TestFirm;
const opened: TestFirm[] = [];
const numbers = ["832175692", "993020923", "993534676", "954628965", "997166221"];

beforeAll(async () => {
  const file = gunzipSync(readFileSync(path.resolve("data/enhetsregisteret-utvalg.csv.gz")));
  extract = await readRegisterFile(Readable.from([file]));
});
beforeEach(async () => {
  firm = await testFirm();
  opened.push(firm);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const rowOf = (n: number, values: RawRow = {}): NumberedRow => ({
  row: n + 2,
  values: { organisasjonsnummer: numbers[n], navn: `FIRMA ${n} AS`, antallAnsatte: "5", hjemmeside: "", "naeringskode1.kode": "41.200", ...values },
});
const imported = (rows: NumberedRow[]) => firm.done(importCustomers, { rows });
const customer = (n: number) => firm.db.customer.findFirstOrThrow({ where: { organizationNumber: numbers[n] }, include: { industry: true } });
const everything = () => firm.db.$queryRaw<unknown[]>`
  SELECT to_jsonb(c) AS customer, i.industry_id, r.fields FROM customer c
  LEFT JOIN customer_industry i ON i.customer_id = c.id LEFT JOIN customer_register r ON r.customer_id = c.id ORDER BY c.id`;

describe("importing the extract of the register", () => {
  it("makes 3,094 customers in one operation, each in the industry of its code, and nothing the second time", async () => {
    await firm.done(loadStandardCodes, { level: "divisions" });
    const report = vi.fn();
    const outcome = await execute(importCustomers, { rows: extract.rows }, { db: firm.db, actor: firm.admin, via: "page", report });
    // Said in steps, the last one of all.
    expect(report.mock.calls).toEqual([
      [2_000, 3_094],
      [3_094, 3_094],
    ]);
    expect(outcome).toMatchObject({ ok: true, value: { created: 3094, restored: 0, changed: 0, unchanged: 0, refused: [] } });
    expect(await firm.logged(outcome.ok ? outcome.operationId : null)).toEqual({
      kind: "imports.customers",
      actorId: firm.admin.id,
      data: { created: 3094, restored: 0, changed: 0, unchanged: 0, refused: 0 },
      records: [],
      bulk: [{ entity: "customer", field: "deleted", before: "true", after: "false", records: 3094 }],
    });
    const built = await firm.db.customer.count({ where: { industry: { industry: { code: "41" } } } });
    expect(built).toBe(extract.rows.filter(({ values }) => values["naeringskode1.kode"]?.startsWith("41.")).length);
    const none = await firm.db.customer.count({ where: { industry: null } });
    expect(none).toBe(extract.rows.filter(({ values }) => ["", "00.000"].includes(values["naeringskode1.kode"] ?? "")).length);

    const [before, operations] = [await everything(), await firm.operations()];
    expect(await firm.run(importCustomers, { rows: extract.rows })).toEqual({
      ok: true,
      value: { created: 0, restored: 0, changed: 0, unchanged: 3094, refused: [] },
      operationId: null,
    });
    expect(await everything()).toEqual(before);
    expect(await firm.operations()).toBe(operations);
  });

  it("comes to the same in any parts and order, however often they overlap", async () => {
    const some = extract.rows.slice(0, 60);
    const wanted = (list: unknown[]) =>
      (list as { customer: { organization_number: string; name: string } }[])
        .map(({ customer: { organization_number, name } }) => `${organization_number} ${name}`)
        .sort();
    await imported(some);
    const whole = wanted(await everything());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.shuffledSubarray(some), { maxLength: 3 }), async (partsOfIt) => {
        firm = await testFirm();
        for (const rows of [...partsOfIt, some]) await imported(rows);
        expect(wanted(await everything())).toEqual(whole);
        expect(await imported(fc.sample(fc.shuffledSubarray(some, { minLength: 60 }), 1)[0] ?? [])).toMatchObject({ created: 0, changed: 0, unchanged: 60 });
        await firm.close();
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

describe("importing again", () => {
  it("renews what the register changed, with before and after in the log", async () => {
    await imported([rowOf(0), rowOf(1)]);
    const outcome = await firm.run(importCustomers, { rows: [rowOf(0, { antallAnsatte: "9", "naeringskode1.kode": "43.210" }), rowOf(1), rowOf(2)] });
    expect(outcome).toMatchObject({ ok: true, value: { created: 1, changed: 1, unchanged: 1, refused: [] } });
    const renewed = await customer(0);
    expect(renewed).toMatchObject({ numberOfEmployees: 9, registerCodes: ["43.210"], updatedByOperation: outcome.ok ? outcome.operationId : 0 });
    const log = await firm.logged(outcome.ok ? outcome.operationId : null);
    expect(log.records).toEqual([
      {
        entity: "customer",
        id: renewed.id,
        before: { numberOfEmployees: 5, registerCodes: ["41.200"] },
        after: { numberOfEmployees: 9, registerCodes: ["43.210"] },
        label: "Firma 0 AS",
      },
    ]);
    expect(log.bulk).toMatchObject([{ field: "deleted", after: "false", records: 1 }]);
    expect(log.data).toEqual({ created: 1, restored: 0, changed: 1, unchanged: 1, refused: 0 });
  });

  it("leaves what a person has written: a name's spelling, a number, an emptied address", async () => {
    await imported([rowOf(0, { "forretningsadresse.adresse": "Gata 1" })]);
    await firm.db.customer.updateMany({ data: { name: "firma NULL as", numberOfEmployees: 7, visitingAddress: "" } });
    const row = rowOf(0, { navn: "FIRMA NYTT AS", antallAnsatte: "8", "forretningsadresse.adresse": "Gata 2", hjemmeside: "www.example.no" });
    expect(await imported([row])).toMatchObject({ changed: 1 });
    expect(await customer(0)).toMatchObject({
      name: "firma NULL as",
      registerName: "FIRMA NYTT AS",
      numberOfEmployees: 7,
      visitingAddress: "",
      website: "www.example.no",
    });
    expect(await imported([row])).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it("leaves a customer in the industry a person has put it in, and finds one as soon as it is loaded", async () => {
    await imported([rowOf(0), rowOf(1)]);
    expect((await customer(0)).industry).toBeNull();
    const own = await firm.db.industry.create({ data: { nb: "Messer" } });
    await firm.db.customerIndustry.create({ data: { customerId: (await customer(0)).id, industryId: own.id, operationId: 1 } });
    await firm.done(loadStandardCodes, { level: "divisions" });
    expect(await imported([rowOf(0), rowOf(1)])).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await customer(0)).industry?.industryId).toBe(own.id);
    const building = await firm.db.industry.findFirstOrThrow({ where: { code: "41" } });
    expect((await customer(1)).industry?.industryId).toBe(building.id);
  });

  it("fills in a customer that a person made with that organisation number", async () => {
    await firm.db.customer.create({ data: { name: "Firmaet vårt", organizationNumber: numbers[0], numberOfEmployees: 3, updatedByOperation: 1 } });
    expect(await imported([rowOf(0, { hjemmeside: "www.example.no" })])).toMatchObject({ created: 0, changed: 1 });
    expect(await customer(0)).toMatchObject({ name: "Firmaet vårt", registerName: "FIRMA 0 AS", numberOfEmployees: 3, website: "www.example.no" });
  });
});

describe("the industry of an imported customer", () => {
  it("is that of its own code, else of the nearest code above that is loaded and switched on", async () => {
    const make = (code: string, active = true) => firm.db.industry.create({ data: { nb: `Bransje ${code}`, code, codeStandard: "SN2007", active } });
    const [section, division] = [await make("F"), await make("41")];
    const own = await make("41.200");
    await make("43", false);
    await imported([
      rowOf(0),
      rowOf(1, { "naeringskode1.kode": "41.109" }),
      rowOf(2, { "naeringskode1.kode": "43.210" }),
      rowOf(3, { "naeringskode1.kode": "62.010" }),
    ]);
    expect((await Promise.all([0, 1, 2, 3].map(customer))).map(({ industry }) => industry?.industryId ?? null)).toEqual([
      own.id,
      division.id,
      section.id,
      null,
    ]);
  });
});

describe("rows that are refused", () => {
  const bad = [
    rowOf(0),
    rowOf(1, { organisasjonsnummer: "993020924" }),
    rowOf(2, { navn: "" }),
    rowOf(3, { organisasjonsnummer: numbers[0], navn: "FIRMA 0 IGJEN AS" }),
    rowOf(4),
  ];

  it("are told one by one, and the others are taken", async () => {
    const gone = await firm.db.customer.create({ data: { name: "Slettet AS", organizationNumber: numbers[4], updatedByOperation: 1, deletedByOperation: 1 } });
    const preview = await previewImport(firm.db, { rows: bad, refused: [{ row: 9, what: "", column: null, message: { key: "imports.refused.columns" } }] });
    const reasons = [
      { row: 3, column: "organisasjonsnummer", message: { key: "customers.errors.organizationNumberCheck" } },
      { row: 4, column: "navn", message: { key: "imports.refused.noName" } },
      { row: 5, column: "organisasjonsnummer", message: { key: "imports.refused.twice", values: { row: 2 } } },
      { row: 6, column: "organisasjonsnummer", message: { key: "imports.refused.deleted" } },
    ];
    expect(preview).toMatchObject({ created: 1, changed: 0, unchanged: 0, deleted: [{ row: 6, customer: { id: gone.id, name: "Slettet AS" } }] });
    expect(preview.refused).toMatchObject([...reasons.slice(0, 3), { row: 9, column: null, message: { key: "imports.refused.columns" } }]);
    expect(preview.refused.map(({ what }) => what)).toEqual(["FIRMA 1 AS", numbers[2], "FIRMA 0 IGJEN AS", ""]);

    expect(await imported(bad)).toEqual({ created: 1, restored: 0, changed: 0, unchanged: 0, refused: reasons });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: gone.id } })).toMatchObject({ name: "Slettet AS", deletedByOperation: 1 });
    expect(await firm.db.customer.count()).toBe(2);
  });

  it("of a deleted customer's number are not refused when another customer has it now", async () => {
    await firm.db.customer.create({ data: { name: "Slettet AS", organizationNumber: numbers[0], updatedByOperation: 1, deletedByOperation: 1 } });
    await firm.db.customer.create({ data: { name: "Nytt AS", organizationNumber: numbers[0], updatedByOperation: 1 } });
    expect(await imported([rowOf(0)])).toMatchObject({ created: 0, changed: 1, refused: [] });
    expect(await firm.db.customer.count({ where: { registerName: "FIRMA 0 AS" } })).toBe(1);
  });

  it("alone make no operation", async () => {
    const before = await firm.operations();
    expect(await firm.run(importCustomers, { rows: [rowOf(0, { navn: "" })] })).toMatchObject({ ok: true, operationId: null, value: { created: 0 } });
    expect(await firm.run(importCustomers, { rows: [] })).toMatchObject({ ok: true, operationId: null });
    expect([await firm.db.customer.count(), await firm.operations()]).toEqual([0, before]);
  });
});

describe("an import", () => {
  it("previewed says what it will do, and writes nothing", async () => {
    await imported([rowOf(0), rowOf(1)]);
    const [before, operations] = [await everything(), await firm.operations()];
    const rows = [rowOf(0), rowOf(1, { antallAnsatte: "9" }), rowOf(2)];
    expect(await previewImport(firm.db, { rows, refused: [] })).toEqual({
      created: 1,
      alike: [],
      changed: 1,
      unchanged: 1,
      deleted: [],
      withoutIndustry: 3,
      codesWithoutIndustry: ["41.200"],
      refused: [],
    });
    expect(await everything()).toEqual(before);
    expect(await firm.operations()).toBe(operations);
    expect(await imported(rows)).toMatchObject({ created: 1, changed: 1, unchanged: 1 });
  });

  it("is for admins alone", async () => {
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(importCustomers, { rows: [rowOf(0)] }, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await firm.run(importCustomers, { rows: [rowOf(0)] }, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
    expect([await firm.db.customer.count(), await firm.operations()]).toEqual([0, 0]);
  });

  it("is refused whole for columns and rows of another make", async () => {
    for (const rows of ["all", [{ row: 0, values: {} }], [{ row: 1, values: { deleted_by_operation: "1" } }], [{ row: 1, values: { navn: 5 } }]])
      expect(await firm.run(importCustomers, { rows })).toMatchObject({ ok: false, reason: "refused" });
    expect([await firm.db.customer.count(), await firm.operations()]).toEqual([0, 0]);
  });

  it("run by two at once makes each customer once", async () => {
    const rows = extract.rows.slice(0, 300);
    const outcomes = await Promise.all([firm.done(importCustomers, { rows }), firm.done(importCustomers, { rows })]);
    expect(outcomes.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 300]);
    expect(await firm.db.customer.count()).toBe(300);
  });

  it("is undone: what it made is deleted, what it renewed is as before, what was changed since stays", async () => {
    await imported([rowOf(0)]);
    const outcome = await firm.run(importCustomers, { rows: [rowOf(0, { antallAnsatte: "9" }), rowOf(1), rowOf(2)] });
    const operationId = (outcome.ok && outcome.operationId) || 0;
    const { id, name, organizationNumber, numberOfEmployees } = await customer(2);
    await firm.done(editCustomer, { ...blankCustomer, id, name, organizationNumber, numberOfEmployees: String(numberOfEmployees), phone: "22 00 00 00" });
    const entities = new Map([[customerEntity.name, customerEntity]]);
    const undone = await executeUndo({ command: importCustomers, operationId }, entities, { db: firm.db, actor: firm.admin, via: "page" });
    expect(undone).toMatchObject({ ok: true, value: { left: 1 } });
    expect(await customer(0)).toMatchObject({ numberOfEmployees: 5, deletedByOperation: null });
    expect((await customer(1)).deletedByOperation).toBe(undone.ok ? undone.operationId : 0);
    expect((await customer(2)).deletedByOperation).toBeNull();
    expect(await imported([rowOf(1)])).toMatchObject({ created: 0, refused: [{ message: { key: "imports.refused.deleted" } }] });
  });
});
