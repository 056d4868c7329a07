import { createContact } from "../crm/contacts/create-contact";
import { deleteContact } from "../crm/contacts/delete-contact";
import { createCustomer } from "../crm/customers/create-customer";
import { deleteCustomer } from "../crm/customers/delete-customer";
import { setCustomerCategories } from "../crm/customers/set-customer-categories";
import type { DemoEvent, DemoLife } from "./live-in-demo-firm";

interface Passing {
  name: string;
  /** By whom, and on which working days before today, it was made and deleted. */
  made: [day: number, time: string, who: string];
  deleted: [day: number, time: string, who: string];
  fields: Record<string, string>;
  contact?: string;
  category?: string;
}

/** Customers that were no enterprises of the register, and are deleted by now: what «Gjenopprett kunder» shows. */
const passing: Passing[] = [
  {
    name: "Fjordglimt Kafé",
    made: [22, "09:40", "Marte Kirkerud"],
    deleted: [12, "10:15", "Marte Kirkerud"],
    fields: { phone: "00 71 20 45", email: "post@fjordglimt.example.no", visitingCity: "Molde", postalCode: "6413", postalCity: "Molde" },
    contact: "Siv Aune",
    category: "Prospekt",
  },
  {
    name: "Solbakken Rør og Varme",
    made: [21, "13:05", "Hans Tastad"],
    deleted: [10, "15:20", "Ola Nordmann"],
    fields: { phone: "00 55 81 16", visitingCity: "Voss", postalCode: "5700", postalCity: "Voss" },
    contact: "Geir Mæland",
    category: "Tidligere kunde",
  },
  {
    name: "Prøvekunde",
    made: [20, "11:50", "Line Lund"],
    deleted: [7, "08:45", "Kari Nordmann"],
    fields: {},
  },
];

/** A contact who was entered twice, and deleted once. */
const twice = { name: "Simen Borge (dobbelt)", made: [5, "09:10"], deleted: [5, "09:25"] } as const;

const blank = {
  ...{ organizationNumber: "", organizationForm: "", numberOfEmployees: "", industry: "", seller: "", phone: "", email: "", website: "" },
  ...{ postalAddress: "", postalCode: "", postalCity: "", visitingAddress: "", visitingCode: "", visitingCity: "" },
};

/** The days on which they come and go. */
export const losses: DemoEvent[] = [
  ...passing.flatMap((each) => [
    { day: each.made[0], happens: (life: DemoLife) => comes(life, each) },
    { day: each.deleted[0], happens: (life: DemoLife) => goes(life, each) },
  ]),
  { day: twice.made[0], happens: (life) => enteredTwice(life) },
];

async function comes({ act, days, staff, categories }: DemoLife, { name, made: [day, time, who], fields, contact, category }: Passing): Promise<void> {
  const by = (minutes: number) => ({ as: staff.named(who), at: days.workday(day, time, minutes) });
  const { id } = await act(createCustomer, { ...blank, name, ...fields }, by(0));
  if (contact) await act(createContact, { customerId: id, name: contact, email: "", phone: "", role: "" }, by(2));
  if (category) await act(setCustomerCategories, { id, put: [categories.get(category)], take: [] }, by(3));
}

async function goes({ act, db, days, staff }: DemoLife, { name, deleted: [day, time, who], contact }: Passing): Promise<void> {
  const { id } = await db.customer.findFirstOrThrow({ where: { name }, select: { id: true } });
  await act(deleteCustomer, { id, contacts: contact ? 1 : 0, opportunities: 0 }, { as: staff.named(who), at: days.workday(day, time) });
}

async function enteredTwice({ act, days, staff, customersOf }: DemoLife): Promise<void> {
  const customerId = customersOf.get("Lars Holm")?.[2]?.id ?? 0;
  const at = (moment: readonly [number, string]): Date => days.workday(...moment);
  const { id } = await act(
    createContact,
    { customerId, name: twice.name, email: "", phone: "", role: "" },
    { as: staff.named("Lars Holm"), at: at(twice.made) },
  );
  await act(deleteContact, { id, customers: 1, opportunities: 0 }, { as: staff.named("Marte Kirkerud"), at: at(twice.deleted) });
}
