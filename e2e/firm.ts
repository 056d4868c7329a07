import { encode } from "next-auth/jwt";

import { startSession } from "@/lib/auth/start-session";
import { type Command, execute } from "@/lib/command";
import { createCategory } from "@/lib/crm/categories/create-category";
import { deleteCategory } from "@/lib/crm/categories/delete-category";
import type { ShownOn } from "@/lib/crm/categories/category-fields";
import { createContact } from "@/lib/crm/contacts/create-contact";
import { deleteContact } from "@/lib/crm/contacts/delete-contact";
import { putCategoryOnContacts } from "@/lib/crm/contacts/put-category-on-contacts";
import { createCustomer } from "@/lib/crm/customers/create-customer";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";
import { putCategoryOnCustomers } from "@/lib/crm/customers/put-category-on-customers";
import { listSellers } from "@/lib/crm/groups/sellers";
import { createIndustry } from "@/lib/crm/industries/create-industry";
import { keepImportFile } from "@/lib/crm/imports/keep-import-file";
import { createUser } from "@/lib/crm/users/create-user";
import { createView } from "@/lib/crm/views/create-view";
import { stateOf } from "@/lib/crm/views/view-state";
import { type CustomerFilters, everyCustomer } from "@/lib/crm/customers/customer-filters";
import { originCommands, productCommands, sourceCommands } from "@/lib/crm/additional-info/additional-info-lists";
import { contactRoleCommands } from "@/lib/crm/contact-roles/contact-role-list";
import { createOpportunities } from "@/lib/crm/opportunities/create-opportunities";
import { lostReasonCommands, opportunityStepCommands, opportunityTypeCommands } from "@/lib/crm/opportunities/opportunity-lists";
import type { ValueNoun } from "@/lib/crm/value-lists/value-list";
import type { Database } from "@/lib/db/client";
import { type Actor, systemActor } from "@/lib/permissions";

import { named, newOrganizationNumber, newWord } from "./names";

export type Role = "ADMIN" | "SALES_MANAGER" | "EMPLOYEE";

export interface Person {
  id: number;
  name: string;
  email: string;
  role: Role;
  language: "nb" | "en";
}

export interface Named {
  id: number;
  name: string;
}

/** The running firm's data, built and read through the product's own commands, never through its pages. */
export class Firm {
  constructor(
    readonly db: Database,
    private readonly secret: string,
  ) {}

  /** Carries a command out, as the app itself and now unless said otherwise; throws when it is refused. */
  async done<Input, Value>(command: Command<Input, Value>, input: unknown, as: Actor = systemActor, now?: Date): Promise<Value> {
    const outcome = await execute(command, input, { db: this.db, actor: as, via: "page", now });
    if (!outcome.ok) throw new Error(`${command.name} was refused: ${JSON.stringify(outcome)}`);
    return outcome.value;
  }

  async employee(
    role: Role,
    { name = named("Prøve"), language = "nb", password }: { name?: string; language?: "nb" | "en"; password?: string } = {},
  ): Promise<Person> {
    const email = `${newWord().toLowerCase()}@example.no`;
    const { id } = await this.done(createUser, { name, email, role, language, password });
    return { id, name, email, role, language };
  }

  /** The token of a session that begins now, as the browser's cookie holds it. */
  async session(person: Person): Promise<string> {
    const { sessionId } = await this.done(startSession, { how: "password" }, actorOf(person));
    return encode({ token: { sub: String(person.id), sid: sessionId }, secret: this.secret });
  }

  async category(shownOn: ShownOn = "customer", name: string = named("Kategori")): Promise<Named> {
    const { id } = await this.done(createCategory, { name, shownOn });
    return { id, name };
  }

  /** `despite`: the customers that it may be like. */
  async customer(fields: Partial<Record<keyof typeof noFields, string>> = {}, despite: Named[] = []): Promise<Named> {
    const name = fields.name ?? named("Kunde");
    const { id } = await this.done(createCustomer, { ...noFields, ...fields, name, despite: despite.map((other) => other.id) });
    return { id, name };
  }

  /** A deleted customer that does not come back as it was: another has its number by now, and its category is deleted. */
  async deletedCustomer(as: Actor): Promise<Named> {
    const organizationNumber = newOrganizationNumber();
    const [customer, category] = [await this.customer({ organizationNumber }), await this.category()];
    await this.contact(customer);
    await this.opportunity(customer);
    await this.put(category, { customers: [customer] });
    await this.done(deleteCustomers, { selection: { ids: [customer.id] }, customers: 1 }, as);
    await this.customer({ organizationNumber }, [customer]);
    await this.done(deleteCategory, { id: category.id, customers: 0, contacts: 0 });
    return customer;
  }

  /** A row of a file of the register with the number of a deleted customer whose category is deleted by now. */
  async rowOfDeleted(): Promise<string> {
    const organizationNumber = newOrganizationNumber();
    const [customer, category] = [await this.customer({ organizationNumber }), await this.category()];
    await this.put(category, { customers: [customer] });
    await this.done(deleteCustomers, { selection: { ids: [customer.id] }, customers: 1 });
    await this.done(deleteCategory, { id: category.id, customers: 0, contacts: 0 });
    return `${organizationNumber};${customer.name};`;
  }

  /** A deleted contact who does not come back as before: the category is deleted by now. */
  async deletedContact(as: Actor): Promise<Named> {
    const [contact, category] = [await this.contact(await this.customer()), await this.category("both")];
    await this.put(category, { contacts: [contact] });
    await this.done(deleteContact, { id: contact.id, customers: 1, opportunities: 0 }, as);
    await this.done(deleteCategory, { id: category.id, customers: 0, contacts: 0 });
    return contact;
  }

  async industry(fields: { name?: string; en?: string; code?: string; codeStandard?: string } = {}): Promise<Named> {
    const { name = named("Bransje"), en = "", code = "", codeStandard = "" } = fields;
    const { id } = await this.done(createIndustry, { nb: name, en, code, codeStandard });
    return { id, name };
  }

  async contact(customer: Named, { role, ...fields }: { name?: string; email?: string; phone?: string; role?: Named } = {}): Promise<Named> {
    const name = fields.name ?? named("Kontakt");
    const { id } = await this.done(createContact, { customerId: customer.id, role: role?.id ?? "", email: "", phone: "", ...fields, name });
    return { id, name };
  }

  /** A value at the end of one of the lists. */
  async value(noun: ValueNoun, name: string = named("Verdi"), en = ""): Promise<Named> {
    const more = noun === "opportunitySteps" ? { probability: 50 } : {};
    const { id } = await this.done(valueCommands[noun].add, { nb: name, en, ...more });
    return { id, name };
  }

  async contactWithRole(customer: Named, role: Named): Promise<Named> {
    const name = named("Kontakt");
    const { id } = await this.done(createContact, { customerId: customer.id, role: role.id, email: "", phone: "", name });
    return { id, name };
  }

  /** An opportunity of the customer, by one of the demo firm's sellers; open unless it was lost for a reason. */
  async opportunity(
    customer: Named,
    fields: { title?: string; contactId?: number; sourceId?: number; stepId?: number; lostReasonId?: number; products?: number[] } = {},
  ): Promise<Named> {
    const title = fields.title ?? named("Salg");
    const [seller] = await listSellers(this.db);
    const status = fields.lostReasonId === undefined ? {} : { status: "LOST" };
    const whole = { customerId: customer.id, amount: 100_000, expectedClose: "2030-06-30", sellers: [{ employeeId: seller?.id, share: 10_000 }] };
    const { ids } = await this.done(createOpportunities, { opportunities: [{ ...whole, ...status, ...fields, title }] });
    return { id: ids[0] ?? 0, name: title };
  }

  /** A file of the register with one new customer, a row that is refused and those further ones, kept for its import. */
  async importFile(admin: Person, further: string[] = []): Promise<Named> {
    const rows = [`${newOrganizationNumber()};${named("KUNDE")};42.990`, `123456789;${named("FEIL")};`, ...further];
    const content = Buffer.from(["organisasjonsnummer;navn;naeringskode1.kode", ...rows].join("\n")).toString("base64");
    const { id } = await this.done(keepImportFile, { file: { name: "enheter.csv", content } }, actorOf(admin));
    return { id, name: "enheter.csv" };
  }

  /** A view of the list of customers, narrowed by these filters. */
  async view(owner: Person, { shared = false, ...filters }: Partial<CustomerFilters> & { shared?: boolean } = {}): Promise<Named> {
    const [name, state] = [named("Visning"), stateOf({ ...everyCustomer, ...filters, page: "first" })];
    return { name, ...(await this.done(createView, { name, shared, state }, actorOf(owner))) };
  }

  async put(category: Named, on: { customers?: Named[]; contacts?: Named[] }): Promise<void> {
    const [customers, contacts] = [on.customers ?? [], on.contacts ?? []].map((records) => records.map(({ id }) => id));
    if (customers && customers.length > 0) await this.done(putCategoryOnCustomers, { to: category.id, selection: { ids: customers } });
    if (contacts && contacts.length > 0) await this.done(putCategoryOnContacts, { categoryId: category.id, ids: contacts });
  }

  /** The names of the categories a customer or contact carries, seen or hidden. */
  async carriedBy(kind: "customer" | "contact", { id }: Named): Promise<string[]> {
    const links =
      kind === "customer"
        ? await this.db.customerCategory.findMany({ where: { customerId: id }, select: { category: { select: { name: true } } } })
        : await this.db.contactCategory.findMany({ where: { contactId: id }, select: { category: { select: { name: true } } } });
    return links.map(({ category }) => category.name).sort();
  }

  /** How many operations the change log holds: unchanged where nothing was done. */
  operations(): Promise<number> {
    return this.db.operation.count();
  }
}

export const actorOf = (person: Person): Actor => ({ ...person, mayCreateCategories: true });

/** What can be done with the values of each list. */
export const valueCommands = {
  ...{ origins: originCommands, products: productCommands, sources: sourceCommands, contactRoles: contactRoleCommands },
  ...{ opportunityTypes: opportunityTypeCommands, opportunitySteps: opportunityStepCommands, lostReasons: lostReasonCommands },
};

const noFields = {
  name: "",
  organizationNumber: "",
  organizationForm: "",
  numberOfEmployees: "",
  industry: "",
  seller: "",
  phone: "",
  email: "",
  website: "",
  postalAddress: "",
  postalCode: "",
  postalCity: "",
  visitingAddress: "",
  visitingCode: "",
  visitingCity: "",
};
