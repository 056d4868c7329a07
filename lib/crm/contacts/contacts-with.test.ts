import { afterAll, beforeAll, expect, it } from "vitest";

import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { contactsWithRole } from "./contacts-with";
import { createContact } from "./create-contact";
import { linkContact } from "./link-contact";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

it("the contacts with a role come once each, at a customer where they have it, with how many further ones; deleted customers left out", async () => {
  const [role, other] = await Promise.all(["Daglig leder", "Konsulent"].map((nb, position) => firm.db.contactRole.create({ data: { nb, position } })));
  const [here, there, elsewhere, gone] = await Promise.all(["Her AS", "Der AS", "Et annet sted AS", "Borte AS"].map((name) => aCustomer(firm, name)));
  const person = async (name: string, first: number | undefined, places: [customer: number | undefined, role: number | undefined][] = [], of = role?.id) => {
    const { id } = await firm.done(createContact, { customerId: first, name, email: "", phone: "", role: String(of) });
    for (const [customerId, at] of places)
      await firm.done(linkContact, { customerId, contactId: id, role: String(at), workEmail: "", workPhone: "", from: "2026-01-01" });
  };
  await person("Åse Dahl", here, [[there, role?.id], [elsewhere, other?.id], [gone, role?.id]]); // prettier-ignore
  await person("Anne Lie", elsewhere, [[there, role?.id]], other?.id);
  await person("Bare Konsulent", here, [], other?.id);
  await person("Bare Borte", gone);
  await firm.db.customer.update({ where: { id: gone ?? 0 }, data: { deletedByOperation: 1 } });

  const { contacts, next } = await contactsWithRole(firm.db, role?.id ?? 0, null);
  expect(contacts.map(({ name, customer, further }) => [name, customer, further])).toEqual([
    ["Anne Lie", "Der AS", 0],
    ["Åse Dahl", "Her AS", 1],
  ]);
  expect(next).toBeNull();
});
