import { createCategory } from "../crm/categories/create-category";
import { createContact } from "../crm/contacts/create-contact";
import { createCustomer } from "../crm/customers/create-customer";
import { likelyDoublesOf } from "../crm/customers/likely-doubles";
import { addMember } from "../crm/groups/add-member";
import { createGroup } from "../crm/groups/create-group";
import { createIndustry } from "../crm/industries/create-industry";
import { createView } from "../crm/views/create-view";
import { stateOf } from "../crm/views/view-state";
import { everyCustomer } from "../crm/customers/customer-filters";
import type { Actor } from "../permissions";
import type { TestFirm } from "./test-firm";

/** «Firmainfo» with nothing but a name, as its form sends it. */
export const blankCustomer = {
  ...{ organizationNumber: "", organizationForm: "", numberOfEmployees: "", industry: "", seller: "", phone: "", email: "", website: "" },
  ...{ postalAddress: "", postalCode: "", postalCity: "", visitingAddress: "", visitingCode: "", visitingCity: "" },
};

let made = 0;

/** A customer's id. */
export const aCustomer = async (
  firm: TestFirm,
  name = `Kunde ${(made += 1)} AS`,
  fields: Partial<Record<keyof typeof blankCustomer, string | number>> = {},
): Promise<number> => (await firm.done(createCustomer, { ...blankCustomer, name, ...fields })).id;

/** A customer's id, made though it is like others. */
export async function anAlikeCustomer(firm: TestFirm, name: string, fields: Partial<typeof blankCustomer> = {}): Promise<number> {
  const input = { ...blankCustomer, name, ...fields };
  const answer = await firm.run(createCustomer, input);
  if (answer.ok) return answer.value.id;
  return (await firm.done(createCustomer, { ...input, despite: likelyDoublesOf(answer).map(({ id }) => id) })).id;
}

/** Deleted customers can't be made by a command yet: marked as by an operation that never was. */
export const aDeletedCustomer = async (firm: TestFirm, name?: string): Promise<number> => {
  const id = await aCustomer(firm, name);
  await firm.db.customer.update({ where: { id }, data: { deletedByOperation: 1 } });
  return id;
};

/** A contact's id, at a customer of hers unless said otherwise. */
export const aContact = async (firm: TestFirm, name = `Kontakt ${(made += 1)}`, customerId?: number): Promise<number> =>
  (await firm.done(createContact, { customerId: customerId ?? (await aCustomer(firm)), name, email: "", phone: "", role: "" })).id;

/** A category's id; shown on customers and contacts unless said otherwise. */
export const aCategory = async (firm: TestFirm, name = `Kategori ${(made += 1)}`, shownOn: "customer" | "contact" | "both" = "both"): Promise<number> =>
  (await firm.done(createCategory, { name, shownOn })).id;

/** Makes a seller of somebody: a member of a group of type «Salg». */
export async function makeSeller(firm: TestFirm, employeeId: number): Promise<void> {
  const group = await firm.done(createGroup, { name: `Salg ${(made += 1)}`, type: "SALES" });
  await firm.done(addMember, { groupId: group.id, employeeId });
}

/** The categories a customer or contact carries, sorted, hidden and deleted ones too. */
export async function carriedBy({ db }: TestFirm, kind: "customer" | "contact", id: number): Promise<number[]> {
  const rows =
    kind === "customer" ? await db.customerCategory.findMany({ where: { customerId: id } }) : await db.contactCategory.findMany({ where: { contactId: id } });
  return rows.map((row) => row.categoryId).sort((a, b) => a - b);
}

/** An industry's id. */
export const anIndustry = async (
  firm: TestFirm,
  nb = `Bransje ${(made += 1)}`,
  fields: { en?: string; code?: string; codeStandard?: string } = {},
): Promise<number> => (await firm.done(createIndustry, { nb, en: "", code: "", codeStandard: "", ...fields })).id;

/** Customers in an industry: their ids, in order. */
export async function customersIn({ db }: TestFirm, industryId: number): Promise<number[]> {
  const rows = await db.customerIndustry.findMany({ where: { industryId }, orderBy: { customerId: "asc" } });
  return rows.map((row) => row.customerId);
}

/** The state of a list that is narrowed by these filters. */
export const aState = (filters: Partial<typeof everyCustomer> = {}): string => stateOf({ ...everyCustomer, ...filters, page: "first" });

/** A view's id; the admin's own unless said otherwise. */
export const aView = async (
  firm: TestFirm,
  { name = `Visning ${(made += 1)}`, shared = false, as = firm.admin, state = aState() }: { name?: string; shared?: boolean; as?: Actor; state?: string } = {},
): Promise<number> => (await firm.done(createView, { name, shared, state }, { as })).id;
