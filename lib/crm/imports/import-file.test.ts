import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newOrganizationNumber } from "../../testing/organization-numbers";
import { aCategory, aCustomer, anAlikeCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { deleteCategory } from "../categories/delete-category";
import { deleteCustomers } from "../customers/delete-customers";
import { deleteIndustry } from "../customers/delete-industry";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { findImportDraft } from "./import-draft";
import { alikeNamed, importFile } from "./import-file";
import { keepImportFile } from "./keep-import-file";
import { previewImport } from "./preview-import";
import { planRestoreOfRows } from "./restore-rows";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const heads = "organisasjonsnummer;navn;antallAnsatte";
const csv = (...rows: string[]): Buffer => Buffer.from([heads, ...rows].join("\n"));
const sent = (file: Buffer, name = "enheter.csv") => ({ file: { name, content: file.toString("base64") } });
const seen = (id: number, counts: object = {}) => ({ id, created: 0, alike: 0, changed: 0, unchanged: 0, deleted: 0, refused: 0, ...counts });
/** What the preview shows of the restoring of these customers. */
async function shownOf(ids: number[]) {
  const customers = ids.map((id) => ({ customer: { id, name: "" } }));
  const { asOf, signature } = await planRestoreOfRows(firm.db, customers, "nb", new Date());
  return { asOf, signature };
}
const good = csv("832175692;FIRMA EN AS;5", "993020923;FIRMA TO AS;7", "123456789;FEIL AS;1");

describe("a file kept for its import", () => {
  it("is imported as one operation with its refused rows told, let go of, and undone", async () => {
    const { id } = await firm.done(keepImportFile, sent(good));
    const { value, operationId } = await firm.did(importFile, seen(id, { created: 2, refused: 1 }));
    expect(value).toMatchObject({ created: 2, changed: 0, unchanged: 0, refused: [{ row: 4, column: "organisasjonsnummer" }] });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "imports.file", data: { created: 2, restored: 0, changed: 0, unchanged: 0, refused: 1 } });
    expect(await firm.db.importDraft.count()).toBe(0);
    expect(await firm.run(importFile, seen(id))).toMatchObject({ ok: false, formError: { key: "imports.errors.gone" }, offer: { gone: 1 } });

    const again = await firm.done(keepImportFile, sent(gzipSync(good), "enheter.csv.gz"));
    expect(await firm.run(importFile, seen(again.id, { unchanged: 2, refused: 1 }))).toMatchObject({ ok: true, operationId: null });
    await firm.undone(operationId);
    expect(await firm.db.customer.count({ where: { deletedByOperation: null } })).toBe(0);
  });

  it("asks again when it would do something else than was said, and changes nothing", async () => {
    const { id } = await firm.done(keepImportFile, sent(csv("997166221;FIRMA TRE AS;5")));
    const before = await firm.everything();
    for (const counts of [{}, { created: 2 }, { created: 1, refused: 1 }])
      expect(await firm.run(importFile, seen(id, counts))).toMatchObject({ ok: false, offer: { askAgain: 1 } });
    expect(await firm.everything()).toEqual(before);
    expect(await firm.run(importFile, seen(id, { created: 1 }))).toMatchObject({ ok: true });
  });

  it("names rows that look like a customer without a number, and passes over those that are to be, each time anew", async () => {
    const there = await aCustomer(firm, "Sagene Bakeri", { postalCode: "0458" });
    await aCustomer(firm, "Grefsen Bakeri", { postalCode: "0458", organizationNumber: "974760673" });
    const rows = ["organisasjonsnummer;navn;postadresse.postnummer", "914778271;SAGENE BAKERI AS;0458", "989795848;GREFSEN BAKERI AS;0458"];
    const keep = async () => (await firm.done(keepImportFile, sent(Buffer.from(rows.join("\n"))))).id;
    const first = await keep();
    const draft = await findImportDraft(firm.db, first, new Date());
    expect((await previewImport(firm.db, draft?.file ?? { rows: [], refused: [] })).alike).toEqual([
      { row: 2, name: "Sagene Bakeri AS", organizationNumber: "914778271", customer: { id: there, name: "Sagene Bakeri" } },
    ]);
    for (const [counts, skip] of [
      [{ created: 2 }, ["2"]],
      [{ created: 2, alike: 1 }, ["3"]],
      [{ created: 2, alike: 1 }, ["2", "3"]],
    ])
      expect(await firm.run(importFile, { ...seen(first, counts as object), skip })).toMatchObject({ ok: false, offer: { askAgain: 1 } });
    expect(await firm.run(importFile, { ...seen(first, { created: 2, alike: 1 }), skip: "2" })).toMatchObject({ ok: true, value: { created: 1 } });
    const second = await keep();
    expect(await firm.run(importFile, { ...seen(second, { created: 1, alike: 1, unchanged: 1 }), skip: ["2"] })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.run(importFile, seen(second, { created: 1, alike: 1, unchanged: 1 }))).toMatchObject({ ok: true, value: { created: 1 } });
    const third = await keep();
    expect(await firm.run(importFile, seen(third, { unchanged: 2 }))).toMatchObject({ ok: true, operationId: null });
  });

  it("passes over those that look like a customer past the ones that are named too, where that is asked for", async () => {
    await aCustomer(firm, "Grefsen Lager", { postalCode: "0487" });
    const numbers = Array.from({ length: alikeNamed + 3 }, () => newOrganizationNumber());
    const rows = ["organisasjonsnummer;navn;postadresse.postnummer", ...numbers.map((number) => `${number};GREFSEN LAGER AS;0487`)];
    const { id } = await firm.done(keepImportFile, sent(Buffer.from(rows.join("\n"))));
    const counts = { created: numbers.length, alike: numbers.length };
    const { value } = await firm.did(importFile, { ...seen(id, counts), skip: ["2", "3"], skipRest: "on" });
    expect(value).toMatchObject({ created: alikeNamed - 2 });
    const made = await firm.db.customer.findMany({ where: { organizationNumber: { in: numbers } }, select: { organizationNumber: true } });
    expect(made.map(({ organizationNumber }) => organizationNumber).sort()).toEqual(numbers.slice(2, alikeNamed).sort());
  }, 120_000);

  it("refuses the number of a customer that is merged into another, and says so", async () => {
    const [kept, other] = [await aCustomer(firm, "Blir igjen"), await aCustomer(firm, "Går inn", { organizationNumber: "985615616" })];
    const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, kept, other, { lock: false }), kept, other);
    await firm.done(mergeCustomers, { id: kept, other, facts, organizationNumber: "kept" });
    const { id } = await firm.done(keepImportFile, sent(csv("985615616;GÅR INN AS;5")));
    const draft = await findImportDraft(firm.db, id, new Date());
    expect(await previewImport(firm.db, draft?.file ?? { rows: [], refused: [] })).toMatchObject({
      created: 0,
      refused: [{ row: 2, message: { key: "imports.refused.merged" } }],
    });
  });

  it("brings nothing back unasked: a deleted customer's row leaves it deleted, restores it, or makes another, as was chosen; undone as one", async () => {
    const number = "914778271";
    const old = await firm.db.customer.findFirst({ where: { organizationNumber: number, deletedByOperation: null } });
    if (old) await firm.done(deleteCustomers, { selection: { ids: [old.id] }, customers: 1 });
    const id = await anAlikeCustomer(firm, "Slettet Før AS", { organizationNumber: number, phone: "22 33 44 55" });
    const { operationId: deletion } = await firm.did(deleteCustomers, { selection: { ids: [id] }, customers: 1 });
    const keep = async () => (await firm.done(keepImportFile, sent(csv(`${number};SLETTET FØR AS;12`)))).id;
    const state = async () => firm.db.customer.findUniqueOrThrow({ where: { id } });
    const draft = await findImportDraft(firm.db, await keep(), new Date());
    expect(await previewImport(firm.db, draft?.file ?? { rows: [], refused: [] })).toMatchObject({
      ...{ created: 0, refused: [] },
      deleted: [{ row: 2, organizationNumber: number, customer: { id, name: "Slettet Før AS" } }],
    });
    const counts = { deleted: 1 };
    expect(await firm.run(importFile, seen(await keep()))).toMatchObject({ offer: { askAgain: 1 } });
    expect(await firm.run(importFile, seen(await keep(), counts))).toMatchObject({
      ...{ ok: true, operationId: null },
      value: { created: 0, restored: 0, refused: [{ row: 2, message: { key: "imports.refused.deleted" } }] },
    });
    expect(await firm.run(importFile, { ...seen(await keep(), counts), deletedRows: "alle" })).toMatchObject({
      fieldErrors: { deletedRows: { key: "errors.invalid" } },
    });

    expect(await firm.run(importFile, { ...seen(await keep(), counts), deletedRows: "restore" })).toMatchObject({ ok: false, offer: { askAgain: 1 } });
    const back = await firm.did(importFile, { ...seen(await keep(), counts), ...(await shownOf([id])), deletedRows: "restore" });
    expect(back.value).toMatchObject({ created: 0, restored: 1, changed: 1, refused: [] });
    expect(await state()).toMatchObject({ deletedByOperation: null, numberOfEmployees: 12, phone: "22 33 44 55" });
    await firm.undone(back.operationId);
    expect(await state()).toMatchObject({ numberOfEmployees: null });
    expect((await state()).deletedByOperation).toBeGreaterThan(deletion);

    const other = await firm.did(importFile, { ...seen(await keep(), counts), deletedRows: "new" });
    expect(other.value).toMatchObject({ created: 1, restored: 0, changed: 0 });
    expect((await state()).deletedByOperation).not.toBeNull();
    expect(await firm.db.customer.count({ where: { organizationNumber: number, deletedByOperation: null } })).toBe(1);
  });

  it("brings a deleted customer back as was chosen for what it can't get back; asked again when that is something else by now; undone as one", async () => {
    const number = "989795848";
    const old = await firm.db.customer.findFirst({ where: { organizationNumber: number, deletedByOperation: null } });
    if (old) await firm.done(deleteCustomers, { selection: { ids: [old.id] }, customers: 1 });
    const [gone, instead, chosen] = [await anIndustry(firm), await anIndustry(firm), await anIndustry(firm)];
    const category = await aCategory(firm);
    const id = await anAlikeCustomer(firm, "Kommer Tilbake AS", { organizationNumber: number, industry: String(gone) });
    await firm.done(setCustomerCategories, { id, put: category });
    await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 });
    await firm.done(deleteIndustry, { id: gone, to: instead, customers: 0, deletedCustomers: 1 });
    const shown = await shownOf([id]);
    await firm.done(deleteCategory, { id: category, customers: 0, contacts: 0 });
    const keep = async () => (await firm.done(keepImportFile, sent(csv(`${number};KOMMER TILBAKE AS;12`)))).id;
    const answers = { [`industry_${gone}_${instead}`]: String(chosen) };
    const input = async (how: object) => ({ ...seen(await keep(), { deleted: 1 }), ...how, answers, deletedRows: "restore" });
    const before = await input(shown);
    expect(await firm.run(importFile, before)).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    const { operationId, value } = await firm.did(importFile, await input(await shownOf([id])));
    expect(value).toMatchObject({ restored: 1, changed: 1 });
    const state = () => firm.db.customer.findUniqueOrThrow({ where: { id }, include: { industry: { select: { industryId: true } } } });
    expect(await state()).toMatchObject({ deletedByOperation: null, numberOfEmployees: 12, industry: { industryId: chosen } });
    await firm.undone(operationId);
    expect(await state()).toMatchObject({ numberOfEmployees: null, industry: { industryId: instead } });
    expect((await state()).deletedByOperation).not.toBeNull();
  });

  it("takes the place of the person's last one, and is gone after a day", async () => {
    const first = await firm.done(keepImportFile, sent(good));
    const second = await firm.done(keepImportFile, sent(good));
    expect((await firm.db.importDraft.findMany()).map(({ id }) => id)).toEqual([second.id]);
    expect(await firm.run(importFile, seen(first.id))).toMatchObject({ ok: false, offer: { gone: 1 } });
    const later = new Date(Date.now() + 25 * 60 * 60 * 1000);
    expect(await firm.run(importFile, seen(second.id, { unchanged: 2 }), { now: later })).toMatchObject({ ok: false, offer: { gone: 1 } });
    const colleague = await firm.person("Kari Kollega", { role: "ADMIN" });
    const third = await firm.done(keepImportFile, sent(good), { as: colleague, now: later });
    expect((await firm.db.importDraft.findMany()).map(({ id }) => id)).toEqual([third.id]);
  });

  it.each([
    ["no file", Buffer.alloc(0), "", "imports.errors.chooseFile"],
    ["an empty file", Buffer.alloc(0), "tom.csv", "imports.errors.empty"],
    ["other columns", Buffer.from("a;b\n1;2"), "annet.csv", "imports.errors.missingColumns"],
    ["letters of another encoding", Buffer.concat([csv("832175692;"), Buffer.from("SMÅ AS;1", "latin1")]), "latin1.csv", "imports.errors.notUtf8"],
    ["UTF-16", Buffer.from(`\uFEFF${heads}`, "utf16le"), "utf16.csv", "imports.errors.notUtf8"],
    ["NUL all through", Buffer.alloc(10_000), "nul.csv", "imports.errors.missingColumns"],
    ["ten megabytes of one letter", Buffer.alloc(10 * 1024 * 1024, "x"), "x.csv", "imports.errors.notCsv"],
    ["more than a form may send", Buffer.alloc(21 * 1024 * 1024, "x"), "stor.csv", "imports.errors.tooLarge"],
    ["half a packed file", gzipSync(good).subarray(0, 40), "halv.csv.gz", "imports.errors.notPacked"],
    ["a quotation mark that never ends", csv('832175692;"FIRMA'), "sitat.csv", "imports.errors.notCsv"],
  ])("is refused by its field: %s", async (_, file, name, message) => {
    const before = await firm.operations();
    expect(await firm.run(keepImportFile, sent(file, name))).toMatchObject({ ok: false, fieldErrors: { file: { key: message } } });
    expect(await firm.operations()).toBe(before);
  });
});
