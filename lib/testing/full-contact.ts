import { createOpportunities } from "../crm/opportunities/create-opportunities";
import { editContact } from "../crm/contacts/edit-contact";
import { linkContact } from "../crm/contacts/link-contact";
import { setContactCategories } from "../crm/contacts/set-contact-categories";
import { aCategory, aContact, aCustomer } from "./records";
import type { TestFirm } from "./test-firm";

let made = 0;

/** A contact full of what names the person, at two customers, with an opportunity of the employee, who is a seller; `word` is part of all of it. */
export async function aFullContact(firm: TestFirm) {
  const word = `hemmelig${(made += 1)}x`;
  const [one, other] = [await aCustomer(firm, "En AS"), await aCustomer(firm, "To AS")];
  const id = await aContact(firm, `Før ${word}`, one);
  await firm.done(editContact, { id, name: `Kari ${word}`, email: `kari@${word}.no`, phone: "99 88 77 66" });
  await firm.done(linkContact, { customerId: other, contactId: id, role: "", workEmail: `jobb@${word}.no`, workPhone: "", from: "2026-01-01" });
  const category = await aCategory(firm, `Kategori ${made}`);
  await firm.done(setContactCategories, { id, put: category });
  const sellers = [{ employeeId: firm.employee.id, share: 10_000 }];
  await firm.done(createOpportunities, {
    opportunities: [{ customerId: one, contactId: id, title: "Salget", amount: 100, expectedClose: "2030-01-01", sellers }],
  });
  return { word, id, one, other, name: `Kari ${word}`, category: `Kategori ${made}` };
}
