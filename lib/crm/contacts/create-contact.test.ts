import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, aDeletedCustomer } from "../../testing/records";
import type { PageKey } from "../../page-by-key";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { findCustomer } from "../customers/customer-queries";
import { contactsPerPage, findContact, listContacts, listRoles, pageOfContacts } from "./contact-queries";
import { createContact } from "./create-contact";
import { createContacts } from "./create-contacts";
import { setContactCategories } from "./set-contact-categories";

let firm: TestFirm;
let role: number;
beforeAll(async () => {
  firm = await testFirm();
  role = (await firm.db.contactRole.create({ data: { nb: "Daglig leder", en: "Managing director", position: 2 } })).id;
  await firm.db.contactRole.create({ data: { nb: "Konsulent", position: 1 } });
  await firm.db.contactRole.create({ data: { nb: "Avslått", position: 3, active: false } });
});
afterAll(() => firm.close());

const person = { name: "Nora Berg", email: "nora@firma.no", phone: "99 88 77 66", role: "" };

describe("a new contact", () => {
  it("is a person, and the person's place at the customer from today in Oslo on; the log has both apart", async () => {
    const customerId = await aCustomer(firm, "Fjord AS");
    // Half past midnight in Oslo, the day before in London.
    const now = new Date("2026-05-03T22:30:00Z");
    const { value, operationId } = await firm.did(
      createContact,
      { customerId: String(customerId), ...person, name: "  Nora  Berg ", role: String(role) },
      { as: firm.employee, now },
    );
    expect(await firm.db.contact.findUnique({ where: { id: value.id } })).toMatchObject({
      name: "Nora Berg",
      email: "nora@firma.no",
      phone: "99 88 77 66",
      deletedByOperation: null,
    });
    const links = await firm.db.$queryRaw<
      { id: number }[]
    >`SELECT id, customer_id AS customer, role_id AS role, period::text, is_primary AS "isPrimary" FROM contact_link WHERE contact_id = ${value.id}`;
    expect(links).toEqual([{ id: links[0]?.id, customer: customerId, role, period: "[2026-05-04,)", isPrimary: false }]);

    expect(await firm.logged(operationId)).toMatchObject({ kind: "contacts.create", actorId: firm.employee.id, data: {}, bulk: [] });
    const personal = { subject: "contact", subjectId: value.id, label: "Nora Berg", before: null };
    expect(await firm.changeRows(operationId)).toEqual([
      {
        entity: "contact",
        id: value.id,
        before: null,
        after: null,
        personal: { ...personal, after: { name: "Nora Berg", email: "nora@firma.no", phone: "99 88 77 66" } },
      },
      {
        entity: "contactLink",
        id: links[0]?.id,
        before: null,
        after: null,
        personal: { ...personal, after: { contact: value.id, customer: customerId, role } },
      },
    ]);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createContact,
    input: async () => ({ customerId: await aCustomer(firm), ...person }),
    refusedTo: [],
    invalid: {
      "no name": [{ name: "\t" }, "name", "contacts.errors.nameRequired"],
      "a name of 121 characters": [{ name: "ø".repeat(121) }, "name", "errors.tooLong"],
      "half a surrogate pair": [{ name: "Nora \uDC00" }, "name", "errors.characters"],
      "an address without @": [{ email: "nora.firma.no" }, "email", "errors.email"],
      "a telephone number of words": [{ phone: "ingen" }, "phone", "customers.errors.phone"],
      "a role that is no id": [{ role: "Daglig leder" }, "role", "errors.invalid"],
      "a role that is not there": [{ role: 999_999 }, "role", "contacts.errors.roleGone"],
      "no customer": [{ customerId: "" }, "customerId", "errors.invalid"],
    },
  });

  it("cannot be at a customer that is gone, or in a role that is deleted", async () => {
    const [deleted, deletedRole] = [
      await aDeletedCustomer(firm),
      await firm.db.contactRole.create({ data: { nb: "Slettet", position: 9, deletedByOperation: 1 } }),
    ];
    const before = await firm.everything();
    for (const customerId of [deleted, 999_999])
      expect(await firm.run(createContact, { customerId, ...person })).toMatchObject({ ok: false, reason: "not found", formError: { key: "errors.gone" } });
    expect(
      await firm.run(createContact, {
        customerId: await firm.db.customer.findFirstOrThrow({ where: { deletedByOperation: null } }).then(({ id }) => id),
        ...person,
        role: deletedRole.id,
      }),
    ).toMatchObject({
      ...{ ok: false, fieldErrors: { role: { key: "contacts.errors.roleGone" } } },
    });
    expect(await firm.everything()).toEqual(before);
  });
});

describe("the contacts of a customer", () => {
  it("come with the primary one on top, then in Norwegian order, those who left last; with what is theirs there, and the categories that show on contacts", async () => {
    const customer = await aCustomer(firm, "Liste AS");
    const link = { customerId: customer };
    await firm.done(createContacts, {
      contacts: [
        { name: "Åse Dahl", email: "", phone: "", links: [{ ...link, from: "2026-01-01" }] },
        { name: "Anne Lie", email: "privat@anne.no", phone: "111 11 111", links: [{ ...link, workEmail: "anne@firma.no", role, from: "2026-01-01" }] },
        { name: "Per Vik", email: "", phone: "", links: [{ ...link, isPrimary: true, from: "2026-01-01" }] },
        { name: "Arne Moe", email: "", phone: "", links: [{ ...link, from: "2020-01-01", until: "2021-01-01" }] },
      ],
    });
    const [shown, hidden] = [await aCategory(firm, "Nyhetsbrev", "contact"), await aCategory(firm, "Skjult", "both")];
    const anne = await firm.db.contact.findFirstOrThrow({ where: { name: "Anne Lie" } });
    await firm.done(setContactCategories, { id: anne.id, put: [shown, hidden] });
    await firm.db.category.update({ where: { id: hidden }, data: { showOnContact: false } });
    const list = await listContacts(firm.db, customer, "en");
    expect(list.map(({ name, isPrimary, ended }) => [name, isPrimary, ended])).toEqual([
      ["Per Vik", true, false],
      ["Anne Lie", false, false],
      ["Åse Dahl", false, false],
      ["Arne Moe", false, true],
    ]);
    expect(list[1]).toMatchObject({ email: "anne@firma.no", phone: "111 11 111", role: "Managing director", categories: ["Nyhetsbrev"] });
    expect((await findCustomer(firm.db, customer, "nb"))?.contacts).toBe(3);
  });

  it("are read page by page in that order, forwards and backwards", async () => {
    const customer = await aCustomer(firm, "Borettslaget");
    const names = Array.from({ length: contactsPerPage + 5 }, (_, n) => `${"ÅøBa"[n % 4] ?? ""} Beboer ${n}`);
    await firm.done(createContacts, {
      contacts: names.map((name, n) => ({
        name,
        email: "",
        phone: "",
        links: [{ customerId: customer, from: "2020-01-01", ...(n === 7 && { isPrimary: true }), ...(n % 9 === 3 && { until: "2021-01-01" }) }],
      })),
    });
    const all = (await listContacts(firm.db, customer, "nb")).map(({ id }) => id);
    const page = (key: PageKey) => pageOfContacts(firm.db, customer, "nb", key);
    const ids = async (key: PageKey) => (await page(key)).rows.map(({ id }) => id);
    expect(await page("first")).toMatchObject({ hasPrevious: false, hasNext: true });
    expect(await ids("first")).toEqual(all.slice(0, contactsPerPage));
    expect(await ids({ after: all[contactsPerPage - 1] ?? 0 })).toEqual(all.slice(contactsPerPage));
    expect(await ids("last")).toEqual(all.slice(5));
    expect(await page({ before: all[5] ?? 0 })).toMatchObject({ hasPrevious: false, hasNext: true });
    expect(await ids({ before: all[5] ?? 0 })).toEqual(all.slice(0, 5));
    expect((await page({ after: all.at(-1) ?? 0 })).rows).toEqual([]);
    expect((await page({ after: 999_999 })).rows).toEqual([]);
  });

  it("may be at several customers; one who is a contact elsewhere alone is not found here", async () => {
    const [here, there, elsewhere] = [await aCustomer(firm, "Her AS"), await aCustomer(firm, "Der AS"), await aCustomer(firm, "Et annet sted AS")];
    const { ids } = await firm.done(createContacts, {
      contacts: [
        {
          name: "Ida Dahl",
          email: "ida@firma.no",
          phone: "",
          links: [
            { customerId: here, role },
            { customerId: there, from: "2020-01-01", until: "2021-01-01" },
          ],
        },
      ],
    });
    const [ida = 0] = ids;
    expect(await findContact(firm.db, here, ida, "nb")).toEqual({
      ...{ id: ida, name: "Ida Dahl", email: "ida@firma.no", phone: "" },
      places: [
        { customerId: here, customer: "Her AS", role: "Daglig leder", ended: false },
        { customerId: there, customer: "Der AS", role: null, ended: true },
      ],
    });
    expect(await findContact(firm.db, elsewhere, ida, "nb")).toBeNull();
    expect(await findContact(firm.db, here, 999_999, "nb")).toBeNull();
    await firm.db.customer.update({ where: { id: here }, data: { deletedByOperation: 1 } });
    expect(await findContact(firm.db, here, ida, "nb")).toBeNull();
    expect((await findContact(firm.db, there, ida, "nb"))?.places).toHaveLength(1);
  });

  it("that are deleted are in no list and no count", async () => {
    const customer = await aCustomer(firm);
    const [gone, stays] = [await aContact(firm, "Borte Berg", customer), await aContact(firm, "Blir Boende", customer)];
    await firm.db.contact.update({ where: { id: gone }, data: { deletedByOperation: 1 } });
    expect((await listContacts(firm.db, customer, "nb")).map(({ id }) => id)).toEqual([stays]);
    expect([(await findCustomer(firm.db, customer, "nb"))?.contacts, await findContact(firm.db, customer, gone, "nb")]).toEqual([1, null]);
  });

  it("are chosen a role among those switched on, in the list's own order, in the reader's language", async () => {
    expect((await listRoles(firm.db, "nb")).map(({ name }) => name)).toEqual(["Konsulent", "Daglig leder"]);
    expect((await listRoles(firm.db, "en")).map(({ name }) => name)).toEqual(["Konsulent", "Managing director"]);
  });
});
