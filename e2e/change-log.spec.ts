import type { Locator, Page } from "@playwright/test";

import { deleteCategory } from "@/lib/crm/categories/delete-category";
import { mergeCategories } from "@/lib/crm/categories/merge-categories";
import { renameCategory } from "@/lib/crm/categories/rename-category";
import { editContact } from "@/lib/crm/contacts/edit-contact";
import { changeCustomer } from "@/lib/crm/opportunities/change-customer";
import { deleteOpportunity } from "@/lib/crm/opportunities/delete-opportunity";
import { setCustomerCategories } from "@/lib/crm/customers/set-customer-categories";

import { actorOf, type Firm, type Named, type Person, valueCommands } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";

const log = "/settings/change-log";
const entry = (page: Page, text: string | RegExp): Locator => page.getByRole("main").getByRole("listitem").filter({ hasText: text });

const rename = (firm: Firm, category: Named, name: string, as: Person, now?: Date) => firm.done(renameCategory, { id: category.id, name }, actorOf(as), now);

/** Chooses in the filters of the log and presses «Vis». */
async function filter(page: Page, choices: { Person?: string; Handling?: string; Fra?: string; Til?: string }): Promise<void> {
  const form = page.getByRole("search", { name: "Filtrer endringsloggen" });
  for (const name of ["Person", "Handling"] as const) if (choices[name] !== undefined) await form.getByLabel(name).selectOption(choices[name]);
  for (const name of ["Fra", "Til"] as const) if (choices[name] !== undefined) await form.getByLabel(name, { exact: true }).fill(choices[name]);
  await form.getByRole("button", { name: "Vis" }).click();
}

test("an entry reads as a sentence: who, what they did with which counts, and when", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const kari = await firm.employee("ADMIN", { name: named("Kari") });
  const category = await firm.category("both");
  const customer = await firm.customer();
  await firm.put(category, { customers: [customer, await firm.customer()], contacts: [await firm.contact(customer)] });
  await firm.done(deleteCategory, { id: category.id, customers: 2, contacts: 1 }, actorOf(kari), new Date("2026-03-04T12:05:00Z"));
  await page.goto(log);
  await expect(entry(page, `${kari.name} slettet`)).toContainText(
    `${kari.name} slettet kategorien «${category.name}» (brukt på 2 kunder og 1 kontakt) 4.3.2026 kl. 13.05`,
  );
});

test("an edit shows each changed field, before and after", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const ola = await firm.employee("EMPLOYEE", { name: named("Ola") });
  const customer = await firm.customer();
  const contact = await firm.contact(customer, { phone: "22 00 00 00" });
  await firm.done(editContact, { id: contact.id, name: contact.name, phone: "22 11 11 11", email: "" }, actorOf(ola));
  await page.goto(log);
  await expect(entry(page, `${ola.name} endret kontakten ${contact.name}`)).toContainText(/Telefon:\s*22 00 00 00 → 22 11 11 11/);
});

test("the log is filtered by person, kind and time, and the filter is in the address", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [kari, marte] = [await firm.employee("ADMIN", { name: named("Kari") }), await firm.employee("ADMIN", { name: named("Marte") })];
  const category = await firm.category();
  const names = [named("Mandag"), named("Tirsdag"), named("Onsdag")] as const;
  // 23.30 and 00.30 in Oslo: the days there are not those of UTC.
  await rename(firm, category, names[0], kari, new Date("2026-02-02T22:30:00Z"));
  await rename(firm, category, names[1], kari, new Date("2026-02-02T23:30:00Z"));
  await rename(firm, category, names[2], marte, new Date("2026-02-04T12:00:00Z"));
  await firm.session(kari);

  await page.goto(log);
  await filter(page, { Person: kari.name });
  await expect(entry(page, kari.name)).toHaveCount(3);
  await expect(entry(page, marte.name)).toHaveCount(0);
  await filter(page, { Handling: "Kategorier" });
  await expect(entry(page, kari.name)).toHaveCount(2);
  await filter(page, { Person: "Alle", Fra: "2026-02-03", Til: "2026-02-04" });
  await expect(entry(page, names[1])).toHaveCount(2);
  await expect(entry(page, names[0])).toHaveCount(1);
  await expect(entry(page, `navnet «${names[0]}»`)).toHaveCount(0);
  await filter(page, { Til: "2026-02-03" });
  await expect(entry(page, `navnet «${names[1]}»`)).toHaveCount(1);
  await expect(entry(page, `navnet «${names[2]}»`)).toHaveCount(0);

  await expect(page).toHaveURL(/kind=categories/);
  await page.reload();
  await expect(entry(page, `navnet «${names[1]}»`)).toHaveCount(1);
  await expect(page.getByLabel("Til", { exact: true })).toHaveValue("2026-02-03");
  await page.goBack();
  await expect(entry(page, `navnet «${names[2]}»`)).toHaveCount(1);
});

test("a filter without entries says so and how to go on", async ({ page, signIn }) => {
  await signIn("ADMIN");
  await page.goto(`${log}?from=2001-01-01&until=2001-01-02`);
  await expect(page.getByText("Ingenting er endret.")).toBeVisible();
});

test("older entries are a page away, and the way back leads to the newest", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const flittig = await firm.employee("ADMIN", { name: named("Flittig") });
  const category = await firm.category();
  for (let count = 1; count <= 60; count++) await rename(firm, category, `${category.name} nr ${String(count)}`, flittig);
  await page.goto(log);
  await filter(page, { Person: flittig.name });
  await expect(entry(page, flittig.name)).toHaveCount(50);
  await expect(entry(page, flittig.name).first()).toContainText("nr 60»");
  const pages = page.getByRole("navigation", { name: "Sider" });
  await pages.getByRole("link", { name: "Eldre" }).click();
  await expect(entry(page, flittig.name)).toHaveCount(10);
  await expect(entry(page, flittig.name).last()).toContainText("nr 1»");
  await pages.getByRole("link", { name: "Nyere" }).click();
  await expect(entry(page, flittig.name)).toHaveCount(50);
});

test("«Angre» takes an entry back, the entry says so, and the undo can itself be undone", async ({ page, firm, signIn }) => {
  const kari = await signIn(await firm.employee("ADMIN", { name: named("Kari") }));
  const category = await firm.category();
  const renamed = named("Feil");
  const what = `ga kategorien «${category.name}» navnet «${renamed}»`;
  await rename(firm, category, renamed, kari);
  const nameNow = async () => (await firm.db.category.findUniqueOrThrow({ where: { id: category.id } })).name;

  await page.goto(`${log}?person=${String(kari.id)}&kind=categories`);
  await page.getByRole("button", { name: `Angre: ${what}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: ${what}.` })).toBeVisible();
  expect(await nameNow()).toBe(category.name);
  await expect(entry(page, `${kari.name} ${what}`)).toContainText("· angret");
  await expect(page.getByRole("button", { name: `Angre: ${what}`, exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/kind=categories/);

  await page.getByRole("button", { name: `Angre: angret: ${what}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Gjort om igjen: ${what}.` })).toBeVisible();
  expect(await nameNow()).toBe(renamed);
  await expect(entry(page, `${kari.name} gjorde om igjen: ${what}`)).toBeVisible();
});

test("what somebody has changed since is left as it is, and the refusal says why", async ({ page, firm, signIn }) => {
  const kari = await signIn(await firm.employee("ADMIN", { name: named("Kari") }));
  const category = await firm.category();
  const [mine, theirs] = [named("Mitt"), named("Deres")];
  await rename(firm, category, mine, kari);
  await rename(firm, category, theirs, await firm.employee("ADMIN"));
  await page.goto(`${log}?person=${String(kari.id)}&kind=categories`);
  await page.getByRole("button", { name: /^Angre: ga kategorien/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Alt dette er endret eller tatt i bruk av noen siden, så det er ingenting å angre." })).toBeVisible();
  expect((await firm.db.category.findUniqueOrThrow({ where: { id: category.id } })).name).toBe(theirs);
});

test("«Angre» of what touched many asks first, with how many, and «Nei, avbryt» leads back", async ({ page, firm, signIn }) => {
  const kari = await signIn(await firm.employee("ADMIN", { name: named("Kari") }));
  const [from, into] = [await firm.category(), await firm.category()];
  const customers: Named[] = [];
  for (let count = 0; count < 12; count++) customers.push(await firm.customer());
  await firm.put(from, { customers });
  await firm.done(mergeCategories, { id: from.id, into: into.id, customers: 12, contacts: 0 }, actorOf(kari));
  const address = `${log}?person=${String(kari.id)}&kind=categories`;
  const undo = page.getByRole("link", { name: `Angre: flettet kategorien «${from.name}» inn i «${into.name}» (12 kunder og 0 kontakter)` });
  await page.goto(address);
  await undo.click();
  await expect(page.getByRole("heading", { level: 1, name: /^Vil du angre dette for 1[23] poster\?$/ })).toBeVisible();
  await page.getByRole("link", { name: "Nei, avbryt" }).click();
  await undo.click();
  await page.getByRole("button", { name: /^Ja, angre for 1[23] poster$/ }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: flettet kategorien «${from.name}» inn i «${into.name}»` })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`person=${String(kari.id)}`));
  expect(await firm.db.customerCategory.count({ where: { categoryId: into.id } })).toBe(0);
  expect(await firm.db.customerCategory.count({ where: { categoryId: from.id } })).toBe(12);
});

test("a sign-in is in the log, and cannot be undone", async ({ page, firm, signIn }) => {
  const kari = await signIn(await firm.employee("ADMIN", { name: named("Kari") }));
  await page.goto(`${log}?person=${String(kari.id)}`);
  await expect(entry(page, `${kari.name} logget inn`)).toHaveCount(1);
  await expect(entry(page, `${kari.name} logget inn`).getByRole("button")).toHaveCount(0);
});

test("the card's «Endringslogg» tells all that concerns the customer, to everybody, and what others did there can be undone", async ({
  page,
  firm,
  signIn,
}) => {
  const peder = await signIn(await firm.employee("EMPLOYEE", { name: named("Peder") }));
  const customer = await firm.customer();
  const other = await firm.customer();
  const category = await firm.category();
  const contact = await firm.contact(customer);
  await firm.done(setCustomerCategories, { id: customer.id, put: [String(category.id)] }, actorOf(peder));
  await firm.done(setCustomerCategories, { id: other.id, put: [String(category.id)] }, actorOf(peder));
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Endringslogg" }).click();
  await expect(page).toHaveTitle(new RegExp(`^Endringslogg for ${customer.name}`));
  await expect(entry(page, `opprettet kunden ${customer.name}`)).toBeVisible();
  await expect(entry(page, `la til kontakten ${contact.name}`)).toBeVisible();
  await expect(entry(page, `${peder.name} endret kategoriene til kunden ${customer.name}`)).toContainText(new RegExp(`Kategorier:\\s*tomt → ${category.name}`));
  await expect(entry(page, other.name)).toHaveCount(0);

  await page.getByRole("button", { name: `Angre: endret kategoriene til kunden ${customer.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: endret kategoriene til kunden ${customer.name}.` })).toBeVisible();
  expect(await firm.carriedBy("customer", customer)).toEqual([]);
  expect(await firm.carriedBy("customer", other)).toEqual([category.name]);
});

test("a customer's log tells of a value that was replaced on its opportunity, and of one that it gave to another customer", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const [customer, other] = [await firm.customer(), await firm.customer()];
  const [from, to] = [await firm.value("sources"), await firm.value("sources")];
  const [role, newRole] = [await firm.value("contactRoles"), await firm.value("contactRoles")];
  const sale = await firm.opportunity(customer, { sourceId: from.id });
  await firm.contactWithRole(customer, role);
  await firm.done(valueCommands.sources.delete, { id: from.id, replacement: to.id, customers: 0, opportunities: 1, contacts: 0, deleted: 0 });
  await firm.done(valueCommands.contactRoles.delete, { id: role.id, replacement: newRole.id, customers: 0, opportunities: 0, contacts: 1, deleted: 0 });
  await firm.done(changeCustomer, { id: sale.id, from: customer.id, customer: other.id, contact: "" });
  await firm.done(deleteOpportunity, { id: sale.id });
  await page.goto(`/customers/${customer.id}/history`);
  await expect(entry(page, from.name)).toHaveCount(0);
  await expect(entry(page, role.name)).toContainText(`${role.name} → ${newRole.name}`);
  await expect(entry(page, other.name)).toContainText(`${customer.name} → ${other.name}`);
  await page.goto(`/customers/${other.id}/history`);
  await expect(entry(page, from.name)).toContainText(`${from.name} → ${to.name}`);
});
