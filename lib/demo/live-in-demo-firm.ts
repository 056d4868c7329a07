import { renameCategory } from "../crm/categories/rename-category";
import { switchCategoryShown } from "../crm/categories/switch-category-shown";
import { createContact } from "../crm/contacts/create-contact";
import { editCustomer } from "../crm/customers/edit-customer";
import { findCustomer } from "../crm/customers/customer-queries";
import { setCustomerCategories } from "../crm/customers/set-customer-categories";
import type { Database } from "../db/client";
import { type DemoCustomer, shownCustomer } from "./demo-customer";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import { losses } from "./lose-customers";
import type { Staff } from "./set-up-demo-firm";

/** What single acts add to the categories that were put on many. */
export const addedLater = { Nyhetsbrev: 1, Nøkkelkunde: 1 };

export interface DemoLife {
  act: Act;
  db: Database;
  days: DemoDays;
  staff: Staff;
  categories: ReadonlyMap<string, number>;
  roles: readonly number[];
  customersOf: ReadonlyMap<string, readonly DemoCustomer[]>;
}

/** What happens on a working day, told back from today. */
export interface DemoEvent {
  day: number;
  happens: (life: DemoLife) => Promise<unknown>;
}

/** What happened in the last weeks, told so that the change log is worth reading. */
export const demoEvents: DemoEvent[] = [
  ...losses,
  { day: 14, happens: (life) => edit(life, 14, "14:05", "Marte Kirkerud", theShown(life), { email: "post@example.no" }) },
  { day: 13, happens: (life) => categorise(life, 13, "10:12", "Marte Kirkerud", theShown(life), Object.keys(addedLater)) },
  { day: 11, happens: (life) => meet(life, 11, "11:30", "Ole Vold", customerOf(life, "Ole Vold", 4), "Grete Falk") },
  { day: 9, happens: (life) => hideTechnicalContacts(life) },
  { day: 8, happens: (life) => edit(life, 8, "13:45", "Hans Tastad", customerOf(life, "Hans Tastad", 9), { phone: "00 41 52 63" }) },
  { day: 6, happens: (life) => meet(life, 6, "09:20", "Lars Holm", customerOf(life, "Lars Holm", 2), "Simen Borge") },
  { day: 4, happens: (life) => edit(life, 4, "10:40", "Line Lund", customerOf(life, "Line Lund", 7), { email: "innkjop@example.no", phone: "00 73 20 11" }) },
  { day: 3, happens: (life) => edit(life, 3, "14:55", "Peder Ås", customerOf(life, "Peder Ås", 5), { phone: "00 18 24 60" }) },
  { day: 2, happens: (life) => nameTheYear(life) },
  { day: 1, happens: (life) => edit(life, 1, "11:05", "Marte Kirkerud", customerOf(life, "Marte Kirkerud", 3), { website: "www.example.no" }) },
];

/** From then on six customers carry it hidden. */
const hideTechnicalContacts = ({ act, days, staff, categories }: DemoLife): Promise<unknown> =>
  act(
    switchCategoryShown,
    { id: categories.get("Teknisk kontakt"), where: "customer", shown: false },
    { as: staff.named("Kari Nordmann"), at: days.workday(9, "09:15") },
  );

const nameTheYear = ({ act, days, staff, categories }: DemoLife): Promise<unknown> =>
  act(renameCategory, { id: categories.get("Årsmøte 2026"), name: "Årsmøte 2026" }, { as: staff.named("Kari Nordmann"), at: days.workday(2, "12:30") });

async function edit(
  { act, db, days, staff }: DemoLife,
  day: number,
  time: string,
  who: string,
  customerId: number,
  fields: Record<string, string>,
): Promise<void> {
  const card = await findCustomer(db, customerId, "nb");
  if (!card) throw new Error(`the demo firm has no customer ${customerId}`);
  const { name, organizationNumber, organizationForm, numberOfEmployees, industry, seller, phone, email, website } = card;
  const { postalAddress, postalCode, postalCity, visitingAddress, visitingCode, visitingCity } = card;
  const firm = { name, organizationNumber, organizationForm, numberOfEmployees, industry, seller, phone, email, website };
  const addresses = { postalAddress, postalCode, postalCity, visitingAddress, visitingCode, visitingCity };
  await act(editCustomer, { id: customerId, ...firm, ...addresses, ...fields }, { as: staff.named(who), at: days.workday(day, time) });
}

const categorise = ({ act, days, staff, categories }: DemoLife, day: number, time: string, who: string, id: number, names: string[]): Promise<unknown> =>
  act(setCustomerCategories, { id, put: names.map((name) => categories.get(name)), take: [] }, { as: staff.named(who), at: days.workday(day, time) });

const meet = ({ act, days, staff, roles }: DemoLife, day: number, time: string, who: string, customerId: number, name: string): Promise<unknown> => {
  const contact = { name, email: `${name.toLowerCase().replace(" ", ".")}@example.no`, phone: "", role: roles[5] };
  return act(createContact, { customerId, ...contact }, { as: staff.named(who), at: days.workday(day, time) });
};

const theShown = ({ customersOf }: DemoLife): number =>
  customersOf.get("Peder Ås")?.find(({ organizationNumber }) => organizationNumber === shownCustomer)?.id ?? 0;
const customerOf = ({ customersOf }: DemoLife, seller: string, n: number): number => customersOf.get(seller)?.[n]?.id ?? 0;
