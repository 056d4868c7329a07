import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, anAlikeCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { switchUser } from "../sellers/switch-user";
import { createCustomer } from "./create-customer";
import { findCustomer } from "./customer-queries";
import { organizationForms } from "./organization-forms";

let firm: TestFirm;
let industry: number;
let seller: number;
beforeAll(async () => {
  firm = await testFirm();
  industry = (await firm.db.industry.create({ data: { nb: "Bygg og anlegg", en: "Construction", code: "41", codeStandard: "SN2007" } })).id;
  seller = firm.salesManager.id;
  await makeSeller(firm, seller);
});
afterAll(() => firm.close());

let made = 0;
const named = () => ({ ...blankCustomer, name: `Ny kunde ${(made += 1)} AS` });

describe("a new customer", () => {
  it("has what was typed, in the database's own form, and the log has it apart, with the name of that time", async () => {
    const typed = {
      ...{ name: "  Nord   Eiendom AS ", organizationNumber: "923 609 016", organizationForm: "AS", numberOfEmployees: "1 234" },
      ...{ industry: String(industry), seller, phone: " 22 33 44 55 ", email: "post@nord.no", website: "https://www.nord.no/om" },
      ...{ postalAddress: "Postboks 1", postalCode: "0125", postalCity: "OSLO", visitingAddress: "Storgata 1", visitingCode: "5003", visitingCity: "BERGEN" },
    };
    const kept = { ...typed, name: "Nord Eiendom AS", organizationNumber: "923609016", numberOfEmployees: 1234, industry, phone: "22 33 44 55" };
    const now = new Date("2026-05-04T10:00:00Z");
    const { value, operationId } = await firm.did(createCustomer, typed, { as: firm.employee, now });
    expect(await findCustomer(firm.db, value.id, "en")).toEqual({
      ...{ ...kept, id: value.id, registerName: null, registerCodes: [], industryName: "Construction", sellerName: "Marte Kirkerud" },
      ...{ changedAt: now, changedBy: "Peder Ås", contacts: 0, opportunities: 0 },
      ...{ registerStatus: null, registerStatusSince: null, registerAsOf: null },
    });
    expect(await findCustomer(firm.db, value.id, "nb")).toMatchObject({ industryName: "Bygg og anlegg" });
    expect(await firm.db.customer.findUnique({ where: { id: value.id } })).toMatchObject({ updatedByOperation: operationId, deletedByOperation: null });
    expect(await firm.db.customerIndustry.findUnique({ where: { customerId: value.id } })).toMatchObject({ industryId: industry, operationId });
    expect(await firm.db.customerSeller.findUnique({ where: { customerId: value.id } })).toMatchObject({ employeeId: seller, operationId });

    expect(await firm.logged(operationId)).toMatchObject({ kind: "customers.create", actorId: firm.employee.id, data: {}, bulk: [] });
    expect(await firm.changeRows(operationId)).toEqual([
      {
        entity: "customer",
        id: value.id,
        before: null,
        after: null,
        personal: { subject: "customer", subjectId: value.id, label: "Nord Eiendom AS", before: null, after: kept },
      },
    ]);
  });

  it("needs nothing but a name", async () => {
    const id = await aCustomer(firm, "Navn alene");
    expect(await findCustomer(firm.db, id, "nb")).toMatchObject({
      ...{
        name: "Navn alene",
        organizationNumber: null,
        organizationForm: null,
        numberOfEmployees: null,
        phone: "",
        industry: null,
        industryName: null,
        seller: null,
      },
    });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createCustomer,
    input: async () => named(),
    refusedTo: [],
    invalid: {
      "no name": [{ name: " " }, "name", "customers.errors.nameRequired"],
      "a name of 201 characters": [{ name: "x".repeat(201) }, "name", "errors.tooLong"],
      "NUL in an address": [{ postalAddress: "Storgata\u00001" }, "postalAddress", "errors.characters"],
      "an address of 10,000 characters": [{ visitingAddress: "x".repeat(10_000) }, "visitingAddress", "errors.tooLong"],
      "an organisation number of eight digits": [{ organizationNumber: "12345678" }, "organizationNumber", "customers.errors.organizationNumberDigits"],
      "a wrong check digit": [{ organizationNumber: "923609017" }, "organizationNumber", "customers.errors.organizationNumberCheck"],
      "a form of organisation that is none": [{ organizationForm: "XYZ" }, "organizationForm", "errors.invalid"],
      "employees below nothing": [{ numberOfEmployees: "-1" }, "numberOfEmployees", "customers.errors.numberOfEmployees"],
      "half an employee": [{ numberOfEmployees: "2,5" }, "numberOfEmployees", "customers.errors.numberOfEmployees"],
      "more employees than there are people": [{ numberOfEmployees: "12345678" }, "numberOfEmployees", "customers.errors.numberOfEmployees"],
      "an address without @": [{ email: "post.nord.no" }, "email", "errors.email"],
      "a telephone number of words": [{ phone: "ring Kari" }, "phone", "customers.errors.phone"],
      "a web address with a script": [{ website: "javascript:alert(1)" }, "website", "customers.errors.website"],
      "an industry that is no id": [{ industry: "41; DROP TABLE customer" }, "industry", "errors.invalid"],
      "an industry that is not there": [{ industry: 999_999 }, "industry", "customers.errors.industryGone"],
      "a seller who is not there": [{ seller: 999_999 }, "seller", "customers.errors.notSeller"],
    },
  });

  it("cannot be of an industry that is deleted, but can be of one that is switched off", async () => {
    const [deleted, off] = [
      await firm.db.industry.create({ data: { nb: "Slettet", deletedByOperation: 1 } }),
      await firm.db.industry.create({ data: { nb: "Av", active: false } }),
    ];
    expect(await firm.run(createCustomer, { ...named(), industry: deleted.id })).toMatchObject({
      ok: false,
      fieldErrors: { industry: { key: "customers.errors.industryGone" } },
    });
    expect(await firm.run(createCustomer, { ...named(), industry: off.id })).toMatchObject({ ok: true });
  });

  it("cannot have a seller who is in no «Salg» group, or is switched off", async () => {
    const other = await firm.person("Nina Lund");
    const notSeller = { ok: false, fieldErrors: { seller: { key: "customers.errors.notSeller" } } };
    expect(await firm.run(createCustomer, { ...named(), seller: other.id })).toMatchObject(notSeller);
    await makeSeller(firm, other.id);
    expect(await firm.run(createCustomer, { ...named(), seller: other.id })).toMatchObject({ ok: true });
    await firm.done(switchUser, { id: other.id, active: false, sellers: `${other.id}:1:0` });
    expect(await firm.run(createCustomer, { ...named(), seller: other.id })).toMatchObject(notSeller);
  });

  it("may have any form of organisation of the register", async () => {
    for (const organizationForm of organizationForms) await firm.done(createCustomer, { ...named(), organizationForm });
    expect(await firm.db.customer.groupBy({ by: ["organizationForm"], where: { organizationForm: { in: [...organizationForms] } } })).toHaveLength(
      organizationForms.length,
    );
  });

  it("may have a web address as people write it", async () => {
    for (const website of ["www.firma.no", "firma.no/om-oss", "http://firma.no", "HTTPS://ÆRLIG.NO/?a=1"])
      expect(await anAlikeCustomer(firm, named().name, { website })).toBeGreaterThan(0);
  });
});

describe("an organisation number that another customer has", () => {
  const taken = { ok: false, reason: "refused", fieldErrors: { organizationNumber: { key: "customers.errors.organizationNumberTaken" } }, formError: null };

  it("is refused with its sentence, and nothing is written", async () => {
    await aCustomer(firm, "Først AS", { organizationNumber: "974760673" });
    const before = await firm.everything();
    expect(await firm.run(createCustomer, { ...named(), organizationNumber: "974 760 673" })).toMatchObject(taken);
    expect(await firm.everything()).toEqual(before);
  });

  it("is free when that customer is deleted, and is never had by two at once", async () => {
    const gone = await aCustomer(firm, "Borte AS", { organizationNumber: "971277882" });
    await firm.db.customer.update({ where: { id: gone }, data: { deletedByOperation: 1 } });
    const sent = { organizationNumber: "971277882", despite: [gone] };
    const answers = await Promise.all([named(), named()].map((customer) => firm.run(createCustomer, { ...customer, ...sent })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject(taken);
  });
});
