import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createCategory } from "../crm/categories/create-category";
import { createCategoryOnCard } from "../crm/categories/create-category-on-card";
import { deleteCategory } from "../crm/categories/delete-category";
import { letEmployeesCreate } from "../crm/categories/let-employees-create";
import { mergeCategories } from "../crm/categories/merge-categories";
import { renameCategory } from "../crm/categories/rename-category";
import { switchCategory } from "../crm/categories/switch-category";
import { switchCategoryShown } from "../crm/categories/switch-category-shown";
import { commands } from "../crm/commands";
import { createContact } from "../crm/contacts/create-contact";
import { editContact } from "../crm/contacts/edit-contact";
import { setContactCategories } from "../crm/contacts/set-contact-categories";
import { editPlace } from "../crm/contacts/edit-place";
import { moveContact } from "../crm/contacts/move-contact";
import { createCustomer } from "../crm/customers/create-customer";
import { editCustomer } from "../crm/customers/edit-customer";
import { setCustomerCategories } from "../crm/customers/set-customer-categories";
import { createOpportunities } from "../crm/opportunities/create-opportunities";
import { createUser } from "../crm/users/create-user";
import { editUser } from "../crm/users/edit-user";
import { setOwnLanguage } from "../crm/users/set-own-language";
import { setPassword } from "../crm/users/set-password";
import { switchUser } from "../crm/sellers/switch-user";
import { createDemoFirm } from "../demo/create-demo-firm";
import { textsIn } from "../i18n/texts";
import { aCategory, aContact, aCustomer, blankCustomer, makeSeller } from "../testing/records";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { readOperations } from "./read-operations";
import { doneMessageOf, sentenceOf } from "./sentence";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const [nb, en] = [textsIn("nb"), textsIn("en")];

async function said(operationId: number): Promise<{ nb: string; en: string; done: string; doneEn: string }> {
  const { operations } = await readOperations(firm.db, { id: operationId });
  const [operation] = operations;
  if (!operation) throw new Error("no such operation");
  return { nb: sentenceOf(nb, operation), en: sentenceOf(en, operation), done: doneMessageOf(nb, operation), doneEn: doneMessageOf(en, operation) };
}

describe("what was done with categories reads", () => {
  it("created", async () => {
    const { operationId } = await firm.did(createCategory, { name: "Partner", shownOn: "both" });
    expect(await said(operationId)).toMatchObject({
      nb: "opprettet kategorien «Partner»",
      en: "created the category “Partner”",
      done: "Kategorien «Partner» er lagt til.",
    });
  });

  it("created on a card", async () => {
    const customer = await firm.did(createCategoryOnCard, { kind: "customer", id: await aCustomer(firm, "Fjord AS"), name: "Julegaver" });
    expect(await said(customer.operationId)).toMatchObject({
      nb: "opprettet kategorien «Julegaver» på kunden Fjord AS",
      en: "created the category “Julegaver” on the customer Fjord AS",
    });
    const contact = await firm.did(createCategoryOnCard, { kind: "contact", id: await aContact(firm, "Nora Berg"), name: "Sommerfest" });
    expect(await said(contact.operationId)).toMatchObject({
      nb: "opprettet kategorien «Sommerfest» på kontakten Nora Berg",
      en: "created the category “Sommerfest” on the contact Nora Berg",
    });
    expect(await said((await firm.undone(contact.operationId)).operationId)).toMatchObject({
      nb: "angret: opprettet kategorien «Sommerfest» på kontakten Nora Berg",
    });
  });

  it("renamed, also where the name has signs that messages are made of", async () => {
    const { operationId } = await firm.did(renameCategory, { id: await aCategory(firm, "{name} <b>'A'</b>"), name: "A {b} # '{c}'" });
    expect(await said(operationId)).toMatchObject({
      nb: "ga kategorien «{name} <b>'A'</b>» navnet «A {b} # '{c}'»",
      en: "renamed the category “{name} <b>'A'</b>” to “A {b} # '{c}'”",
    });
  });

  it("deleted, with on how many it was used", async () => {
    const counts = [
      [0, 0],
      [1, 1],
      [2, 0],
      [12, 2],
    ] as const;
    const sentences = [];
    for (const [customers, contacts] of counts) {
      const id = await aCategory(firm, "Partnere");
      for (let n = 0; n < customers; n++) await firm.done(setCustomerCategories, { id: await aCustomer(firm), put: id });
      for (let n = 0; n < contacts; n++) await firm.done(setContactCategories, { id: await aContact(firm), put: id });
      sentences.push(await said((await firm.did(deleteCategory, { id, customers, contacts })).operationId));
    }
    expect(sentences.map((sentence) => sentence.nb)).toEqual([
      "slettet kategorien «Partnere» (brukt på 0 kunder)",
      "slettet kategorien «Partnere» (brukt på 1 kunde og 1 kontakt)",
      "slettet kategorien «Partnere» (brukt på 2 kunder)",
      "slettet kategorien «Partnere» (brukt på 12 kunder og 2 kontakter)",
    ]);
    expect(sentences[3]?.en).toBe("deleted the category “Partnere” (used on 12 customers and 2 contacts)");
    expect(sentences[1]?.done).toBe("Kategorien «Partnere» er slettet. 1 kunde og 1 kontakt hadde den.");
  });

  it("merged", async () => {
    const [id, into] = [await aCategory(firm, "Gammel"), await aCategory(firm, "Ny")];
    await firm.done(setCustomerCategories, { id: await aCustomer(firm), put: id });
    const { operationId } = await firm.did(mergeCategories, { id, into, customers: 1, contacts: 0 });
    expect(await said(operationId)).toEqual({
      nb: "flettet kategorien «Gammel» inn i «Ny» (1 kunde og 0 kontakter)",
      en: "merged the category “Gammel” into “Ny” (1 customer and 0 contacts)",
      done: "«Gammel» er flettet inn i «Ny»: 1 kunde og 0 kontakter.",
      doneEn: expect.stringContaining("Gammel") as string,
    });
  });

  it("switched on and off, shown and hidden", async () => {
    const id = await aCategory(firm, "Messe");
    await firm.done(setCustomerCategories, { id: await aCustomer(firm), put: id });
    const act = async (command: typeof switchCategoryShown | typeof switchCategory, input: object) =>
      (await said((await firm.did(command as typeof switchCategory, { id, ...input })).operationId)).nb;
    expect(await act(switchCategoryShown, { where: "customer", shown: false })).toBe("skjulte kategorien «Messe» på kunder (1 har den)");
    expect(await act(switchCategoryShown, { where: "customer", shown: true })).toBe("viste kategorien «Messe» på kunder (1 har den)");
    expect(await act(switchCategoryShown, { where: "contact", shown: false })).toBe("skjulte kategorien «Messe» på kontakter");
    expect(await act(switchCategory, { active: false })).toBe("slo av kategorien «Messe»");
    expect(await act(switchCategory, { active: true })).toBe("slo på kategorien «Messe»");
    const { operationId } = await firm.did(letEmployeesCreate, { allowed: "false" });
    expect(await said(operationId)).toMatchObject({
      nb: "lot ikke lenger ansatte lage kategorier fra kundekortet",
      en: "no longer let employees create categories from the customer card",
    });
  });
});

describe("what was done with customers, contacts and users reads", () => {
  it("with the name of that time, however it is called now", async () => {
    const made = await firm.did(createCustomer, { ...blankCustomer, name: "Nord AS" });
    const edited = await firm.did(editCustomer, { id: made.value.id, ...blankCustomer, name: "Sør AS" });
    const ticked = await firm.did(setCustomerCategories, { id: made.value.id, put: await aCategory(firm) });
    expect([await said(made.operationId), await said(edited.operationId), await said(ticked.operationId)]).toMatchObject([
      { nb: "opprettet kunden Nord AS", en: "created the customer Nord AS", done: "Nord AS er opprettet." },
      { nb: "endret kunden Nord AS", done: "Nord AS er lagret." },
      { nb: "endret kategoriene til kunden Sør AS", done: "Kategoriene til Sør AS er lagret." },
    ]);
    const contact = await firm.did(createContact, { customerId: made.value.id, name: "Nora Berg", email: "", phone: "", role: "" });
    const renamed = await firm.did(editContact, { id: contact.value.id, name: "Nora Lie", email: "", phone: "" });
    const put = await firm.did(setContactCategories, { id: contact.value.id, put: await aCategory(firm) });
    expect([await said(contact.operationId), await said(renamed.operationId), await said(put.operationId)]).toMatchObject([
      { nb: "la til kontakten Nora Berg" },
      { nb: "endret kontakten Nora Berg" },
      { nb: "endret kategoriene til kontakten Nora Lie" },
    ]);
  });

  it("and of a contact's places, with who they are of also where they are undone", async () => {
    const [from, to] = [await aCustomer(firm, "Fra AS"), await aCustomer(firm, "Til AS")];
    const [nora, per] = [await aContact(firm, "Nora Berg", from), await aContact(firm, "Per Vik", from)];
    const place = async (contactId: number) => (await firm.db.contactLink.findFirstOrThrow({ where: { contactId }, orderBy: { id: "asc" } })).id;
    const fields = { role: "", workEmail: "", workPhone: "", from: "2020-01-01", until: "", isPrimary: "on" };
    await firm.done(editPlace, { id: await place(nora), ...fields });
    const taken = await firm.did(editPlace, { id: await place(per), ...fields });
    expect(await said(taken.operationId)).toMatchObject({
      nb: "endret plassen til kontakten Per Vik, og gjorde Per Vik til hovedkontakt i stedet for Nora Berg",
      done: "Per Vik er lagret. Nora Berg er ikke lenger hovedkontakt.",
    });
    expect(await said((await firm.undone(taken.operationId)).operationId)).toMatchObject({
      nb: "angret: endret plassen til kontakten Per Vik, og gjorde Per Vik til hovedkontakt i stedet for Nora Berg",
    });
    await makeSeller(firm, firm.employee.id);
    const opportunity = {
      customerId: from,
      contactId: nora,
      amount: 1,
      expectedClose: "2030-01-01",
      sellers: [{ employeeId: firm.employee.id, share: 10_000 }],
    };
    await firm.done(createOpportunities, { opportunities: Array.from({ length: 25 }, (_, n) => ({ ...opportunity, title: `Salg ${n}` })) });
    const moved = await firm.did(moveContact, { id: await place(nora), to, role: "", opportunities: "takeOff", open: 25 });
    const sentence = "flyttet kontakten Nora Berg til en annen kunde, og tok vedkommende av 25 salgsmuligheter";
    expect(await said(moved.operationId)).toMatchObject({ nb: sentence });
    expect(await said((await firm.undone(moved.operationId)).operationId)).toMatchObject({ nb: `angret: ${sentence}` });
  });

  it("and of users", async () => {
    const made = await firm.did(createUser, { name: "Tor Vik", email: "tor@example.no", role: "EMPLOYEE", language: "nb" });
    const { id } = made.value;
    const acts = [
      made,
      await firm.did(editUser, { id, name: "Tor Vik", email: "tor@example.no", role: "SALES_MANAGER", language: "nb" }),
      await firm.did(setPassword, { id, password: "et helt nytt passord" }),
      await firm.did(switchUser, { id, active: false }),
      await firm.did(switchUser, { id, active: true }),
    ];
    const sentences = [];
    for (const { operationId } of acts) sentences.push((await said(operationId)).nb);
    expect(sentences).toEqual([
      "opprettet brukeren Tor Vik",
      "endret brukeren Tor Vik",
      "satte nytt passord for Tor Vik",
      "slo av brukeren Tor Vik",
      "slo på brukeren Tor Vik",
    ]);
    // As it was logged before it said how much was handed over.
    const [switched] = (await readOperations(firm.db, { id: acts[3]?.operationId })).operations;
    expect(switched && sentenceOf(nb, { ...switched, data: { active: "false" } })).toBe("slo av brukeren Tor Vik");
    const { operations } = await readOperations(firm.db, { id: (await firm.did(setOwnLanguage, { language: "en" })).operationId });
    expect(operations[0] && sentenceOf(en, operations[0])).toBe("changed language");
  });
});

describe("an undo reads", () => {
  it("as what it took back; its own undo as doing it again, and so on", async () => {
    const { operationId } = await firm.did(renameCategory, { id: await aCategory(firm, "Frem"), name: "Tilbake" });
    const undo = await firm.undone(operationId);
    const redo = await firm.undone(undo.operationId);
    const again = await firm.undone(redo.operationId);
    expect(await said(undo.operationId)).toMatchObject({
      nb: "angret: ga kategorien «Frem» navnet «Tilbake»",
      en: "undid: renamed the category “Frem” to “Tilbake”",
      done: "Angret: ga kategorien «Frem» navnet «Tilbake».",
    });
    expect(await said(redo.operationId)).toMatchObject({ nb: "gjorde om igjen: ga kategorien «Frem» navnet «Tilbake»" });
    expect(await said(again.operationId)).toMatchObject({ nb: "angret: ga kategorien «Frem» navnet «Tilbake»" });
  });

  it("with how much was left, since somebody changed it", async () => {
    const id = await aCustomer(firm, "Vest AS");
    const { operationId } = await firm.did(editCustomer, { id, ...blankCustomer, name: "Vest AS", phone: "11111111", email: "a@b.no" });
    await firm.done(editCustomer, { id, ...blankCustomer, name: "Vest AS", phone: "22222222", email: "a@b.no" });
    const undo = await firm.undone(operationId);
    expect((await said(undo.operationId)).done).toBe("Angret: endret kunden Vest AS. 1 ting er endret eller tatt i bruk av noen siden, og ble stående.");
  });
});

describe("every kind of operation", () => {
  const kinds = [...commands.keys(), createDemoFirm.name];
  /** Those that no page says anything of: who signs in or out, or gets a file, sees it, and the demo firm has no page yet. */
  const silent = [
    "account.signIn",
    "account.signOut",
    "account.changePassword",
    "account.setLanguage",
    "salesReport.export",
    "groups.exportFigures",
    "customers.export",
    "exports.table",
    "contacts.disclose",
    createDemoFirm.name,
  ];
  /** All that sentences may name, whatever the kind. */
  const facts = {
    ...{
      label: "Fjord AS",
      last: "Nora Berg",
      name: "Partner",
      from: "Før",
      into: "Til",
      to: "Bygg",
      group: "Salg",
      names: "Daglig leder",
      shownOn: "customer",
      where: "contact",
      level: "sections",
      year: "2026",
      ofOne: "true",
      percent: "3",
    },
    ...{
      shown: "true",
      renamed: "true",
      up: "true",
      replaced: "true",
      used: "true",
      active: "true",
      allowed: "true",
      asTab: "true",
      later: "false",
      locked: "true",
      customers: 2,
      contacts: 1,
      carriers: 3,
      seller: "Peder Ås",
      added: 4,
      values: 1,
      created: 5,
      changed: 6,
      refused: 7,
      opportunities: 8,
      had: 1,
      taken: 1,
      takenOff: 2,
      kept: 3,
      deletedCustomers: 2,
      withoutNumber: 2,
      skipped: 2,
      lines: 5,
      recoded: 6,
      moved: 7,
      period: "2026",
      format: "csv",
      what: "groups",
      step: "Tilbud",
      hasStep: "true",
      won: "true",
      opens: "view",
      type: "SALES",
      top: "false",
      under: 2,
      members: 3,
      cells: 12,
      rows: 3094,
      owners: 2,
      places: 2,
      restored: 1,
      days: 30,
    },
  };

  it.each(kinds)("%s has its sentence in both languages", (kind) => {
    for (const texts of [nb, en]) expect(texts(`changeLog.kinds.${kind}`, facts)).toMatch(/^\p{Ll}.*[^.]$/u);
  });

  it.each(kinds.filter((kind) => !silent.includes(kind)))("%s has its message after the act in both languages", (kind) => {
    for (const texts of [nb, en]) expect(texts(`changeLog.done.${kind}`, facts)).toMatch(/^[\p{Lu}\d«“].*\.$/u);
  });

  it.each([...new Set(kinds.map((kind) => kind.split(".")[0] ?? ""))])("of «%s» can be filtered by, under its name", (noun) => {
    for (const texts of [nb, en]) expect(texts(`changeLog.nouns.${noun}`)).toMatch(/^\p{Lu}/u);
  });
});
