import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { renameCategory } from "../crm/categories/rename-category";
import { switchCategory } from "../crm/categories/switch-category";
import { editContact } from "../crm/contacts/edit-contact";
import { createCustomer } from "../crm/customers/create-customer";
import { editCustomer } from "../crm/customers/edit-customer";
import { setCustomerCategories } from "../crm/customers/set-customer-categories";
import { createOpportunities } from "../crm/opportunities/create-opportunities";
import { loadStopping } from "../crm/sellers/stopping-sellers";
import { switchUser } from "../crm/sellers/switch-user";
import { editUser } from "../crm/users/edit-user";
import { todayInOslo } from "../dates/today";
import { textsIn } from "../i18n/texts";
import { aCategory, aContact, aCustomer, blankCustomer, makeSeller } from "../testing/records";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { describeChanges } from "./describe-changes";
import { readOperations } from "./read-operations";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

async function described(operationId: number, language: "nb" | "en" = "nb") {
  const { operations } = await readOperations(firm.db, { id: operationId });
  return (await describeChanges(firm.db, textsIn(language), operations)).get(operationId);
}

describe("what was changed is said in words", () => {
  it("field by field, with names in place of ids, in the reader's language", async () => {
    const bygg = await firm.db.industry.create({ data: { nb: "Bygg", en: "Construction" } });
    const handel = await firm.db.industry.create({ data: { nb: "Handel" } });
    await makeSeller(firm, firm.salesManager.id);
    const id = await aCustomer(firm, "Fjord AS", { industry: bygg.id, numberOfEmployees: 1234 });
    const changed = {
      name: "Fjord AS",
      organizationNumber: "923609016",
      organizationForm: "AS",
      numberOfEmployees: "",
      industry: handel.id,
      seller: firm.salesManager.id,
      phone: "22334455",
    };
    const { operationId } = await firm.did(editCustomer, { id, ...blankCustomer, ...changed });
    const byField = async (language: "nb" | "en") =>
      Object.fromEntries((await described(operationId, language))?.map(({ field, before, after }) => [field, [before, after]]) ?? []);
    expect(await byField("nb")).toEqual({
      Organisasjonsnummer: ["tomt", "923\u00A0609\u00A0016"],
      Organisasjonsform: ["tomt", "Aksjeselskap"],
      "Antall ansatte": ["1\u00A0234", "tomt"],
      Bransje: ["Bygg", "Handel"],
      Selger: ["tomt", "Marte Kirkerud"],
      Telefon: ["tomt", "22334455"],
    });
    expect(await byField("en")).toMatchObject({ "Number of employees": ["1,234", "empty"], Industry: ["Construction", "Handel"] });
  });

  it("for sets of categories, by their names, in the order of the log, and gone ones as they were called", async () => {
    const [a, b] = [await aCategory(firm, "Partner"), await aCategory(firm, "Messe")];
    const id = await aCustomer(firm);
    const { operationId } = await firm.did(setCustomerCategories, { id, put: [a, b] });
    await firm.db.category.update({ where: { id: b }, data: { deletedByOperation: 1 } });
    expect(await described(operationId)).toEqual([{ field: "Kategorier", before: "tomt", after: "Partner, Messe" }]);
  });

  it("for users, with the role and language as they are called", async () => {
    const { id } = await firm.person("Tor Vik", { email: "tor@example.no" });
    const { operationId } = await firm.did(editUser, { id, name: "Tor Vik", email: "tor@example.no", role: "SALES_MANAGER", language: "en" });
    expect(await described(operationId)).toEqual([
      { field: "Rolle", before: "Ansatt", after: "Salgssjef" },
      { field: "Språk", before: "Bokmål", after: "English" },
    ]);
  });

  it("for contacts and categories", async () => {
    const contact = await aContact(firm, "Nora Berg");
    const edited = await firm.did(editContact, { id: contact, name: "Nora Lie", email: "", phone: "" });
    expect(await described(edited.operationId)).toEqual([{ field: "Navn", before: "Nora Berg", after: "Nora Lie" }]);
    const category = await aCategory(firm, "Gammel");
    const renamed = await firm.did(renameCategory, { id: category, name: "Ny" });
    expect(await described(renamed.operationId)).toEqual([{ field: "Navn", before: "Gammel", after: "Ny" }]);
  });

  it("of several records with the name of each, as where one seller's opportunities are handed over", async () => {
    const [from, to] = [await firm.person("Hans Tastad"), await firm.person("Ole Vold")];
    const customers = [await aCustomer(firm, "Fjell AS"), await aCustomer(firm, "Vidde AS")];
    await makeSeller(firm, from.id);
    await makeSeller(firm, to.id);
    const sellers = [{ employeeId: from.id, share: 10_000 }];
    const sale = { contactId: null, amount: 100, expectedClose: "2030-01-01", sellers };
    await firm.done(createOpportunities, { opportunities: customers.map((customerId, n) => ({ ...sale, customerId, title: `Salg ${n + 1}` })) });
    const { seen } = await loadStopping(firm.db, { employee: from.id }, todayInOslo(new Date()));
    const handOver = [{ from: from.id, to: to.id }];
    const { operationId } = await firm.did(switchUser, { id: from.id, active: false, sellers: seen, handOver });
    const handedOver = { before: "Hans Tastad 100\u00A0%", after: "Ole Vold 100\u00A0%" };
    expect(await described(operationId)).toEqual(
      expect.arrayContaining([
        { field: "Salg 1, Selgere", ...handedOver },
        { field: "Salg 2, Selgere", ...handedOver },
      ]),
    );
  });

  it("not for what was made, nor for what the sentence says already", async () => {
    const { operationId } = await firm.did(createCustomer, { ...blankCustomer, name: "Ny AS" });
    expect(await described(operationId)).toEqual([]);
    const off = await firm.did(switchCategory, { id: await aCategory(firm), active: false });
    expect(await described(off.operationId)).toEqual([]);
  });
});
