import { createCategory } from "../crm/categories/create-category";
import { createCategoryOnCard } from "../crm/categories/create-category-on-card";
import { putCategoryOnContacts } from "../crm/contacts/put-category-on-contacts";
import { putCategoryOnCustomers } from "../crm/customers/put-category-on-customers";
import { type DemoCustomer, shownCustomer } from "./demo-customer";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import { demoCategories } from "./demo-lists";
import { seededRandom } from "./seeded-random";
import type { Staff } from "./set-up-demo-firm";

/** Made on a card, by Peder Ås; all others in the settings. */
const madeOnCard = "Rammeavtale";

/** Renamed later: until then it has no year. */
const withoutYear = (name: string): string => name.replace(/ \d{4}$/, "");

/** The categories as they are made in the settings, on the first day. Answers their ids by their later names. */
export async function makeCategories(act: Act, days: DemoDays, staff: Staff): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [n, { name, shownOn }] of demoCategories.filter((category) => category.name !== madeOnCard).entries()) {
    const { id } = await act(createCategory, { name: withoutYear(name), shownOn }, { as: staff.named("Kari Nordmann"), at: days.workday(45, "13:30", n) });
    ids.set(name, id);
  }
  return ids;
}

/**
 * Puts the categories on as many customers and contacts as the list says, but for those that single acts of
 * later days add (`later`: how many, by category).
 */
export async function putCategories(
  act: Act,
  days: DemoDays,
  staff: Staff,
  {
    ids,
    customers,
    contacts,
    later,
  }: { ids: Map<string, number>; customers: readonly DemoCustomer[]; contacts: readonly number[]; later: Record<string, number> },
): Promise<void> {
  const by = (minutes: number) => ({ as: staff.named("Marte Kirkerud"), at: days.workday(42, "09:40", minutes) });
  const drawable = customers.filter(({ organizationNumber }) => organizationNumber !== shownCustomer).map(({ id }) => id);
  const draws = demoCategories.map(({ name, customers: count, contacts: people }) => {
    const random = seededRandom(`category ${name}`);
    return { name, customers: random.some(drawable, count - (later[name] ?? 0)), contacts: random.some(contacts, people) };
  });
  const firstCard = draws.find(({ name }) => name === madeOnCard)?.customers[0];
  const card = { kind: "customer", id: firstCard, name: madeOnCard, allTheSame: false };
  ids.set(madeOnCard, (await act(createCategoryOnCard, card, { as: staff.named("Peder Ås"), at: days.workday(42, "09:35") })).id);
  for (const [n, { name, customers: on, contacts: onContacts }] of draws.entries()) {
    const categoryId = ids.get(name);
    if (on.length > 0) await act(putCategoryOnCustomers, { to: categoryId, selection: { ids: on } }, by(4 * n));
    if (onContacts.length > 0) await act(putCategoryOnContacts, { categoryId, ids: onContacts }, by(4 * n + 2));
  }
}
