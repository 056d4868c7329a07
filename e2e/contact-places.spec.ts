import type { Page } from "@playwright/test";

import { createOpportunities } from "@/lib/crm/opportunities/create-opportunities";
import { listSellers } from "@/lib/crm/groups/sellers";
import { todayInOslo } from "@/lib/dates/today";

import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";
import { sentWhile } from "./sent-form";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const says = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const contacts = (page: Page) => page.getByRole("table", { name: "Kontakter" });

async function openOpportunity(firm: Firm, customer: Named, contact: Named): Promise<number> {
  const [seller] = await listSellers(firm.db, { now: new Date() });
  const sellers = [{ employeeId: seller?.id ?? 0, share: 10_000 }];
  const opportunity = { title: named("Salg"), customerId: customer.id, contactId: contact.id, amount: 100, expectedClose: "2030-01-01", sellers };
  const { ids } = await firm.done(createOpportunities, { opportunities: [opportunity] });
  return ids[0] ?? 0;
}

test("«Koble eksisterende kontakt» finds a person by part of name, e-mail or telephone number, and links them in a role", async ({ page, firm }) => {
  const [customer, other] = [await firm.customer(), await firm.customer()];
  const word = newWord();
  const phone = `4${String(Date.now()).slice(-7)}`;
  const person = await firm.contact(other, { name: `Nora ${word}`, email: `${word.toLowerCase()}@example.no`, phone });
  await page.goto(`/customers/${customer.id}/contacts`);
  await page.getByRole("link", { name: "Koble eksisterende kontakt" }).click();
  const search = page.getByRole("search", { name: "Søk etter person" });
  for (const words of [word.slice(2, 8), `${word.toLowerCase()}@ex`, phone.replace(/(..)/g, "$1 ")]) {
    await search.getByRole("searchbox").fill(words);
    await search.getByRole("button", { name: "Søk", exact: true }).click();
    await expect(page.getByRole("table", { name: "Personer" }).getByRole("row", { name: person.name })).toContainText(other.name);
  }
  await page.getByRole("link", { name: `Velg ${person.name}` }).click();
  const role = (await page.getByLabel("Rolle").getByRole("option").nth(1).textContent()) ?? "";
  await page.getByLabel("Rolle").selectOption(role);
  await page.getByLabel("Jobb-e-post").fill("jobb@example.no");
  await expect(page.getByLabel("Fra")).toHaveValue(todayInOslo(new Date()));
  await press(page, "Koble til kunden");
  await says(page, `${person.name} er koblet til kunden.`);
  await expect(page.getByText("er de samme hos begge kundene")).toBeVisible();
  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Kontakter 1" }).click();
  await expect(contacts(page).getByRole("row", { name: person.name })).toContainText(role);
  await expect(contacts(page).getByRole("row", { name: person.name })).toContainText("jobb@example.no");

  await page.goto(`/customers/${customer.id}/contacts/link?q=${word}`);
  await expect(page.getByRole("row", { name: person.name })).toContainText("Er kontakt her nå");
  await expect(page.getByRole("link", { name: `Velg ${person.name}` })).toHaveCount(0);
});

test("a search that finds nobody leads to «Ny kontakt»", async ({ page, firm }) => {
  const customer = await firm.customer();
  const word = newWord();
  await page.goto(`/customers/${customer.id}/contacts/link?q=${word}`);
  await expect(page.getByText(`Ingen treff på «${word}».`)).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Ny kontakt" }).click();
  await expect(page).toHaveURL(`/customers/${customer.id}/contacts/new`);
});

test("somebody linked meanwhile is refused by the field, with what was typed kept", async ({ page, firm }) => {
  const [customer, other] = [await firm.customer(), await firm.customer()];
  const person = await firm.contact(other);
  await page.goto(`/customers/${customer.id}/contacts/link?contact=${person.id}`);
  await page.getByLabel("Jobbtelefon").fill("22 33 44 55");
  await firm.db.$executeRaw`INSERT INTO contact_link (contact_id, customer_id, period) VALUES (${person.id}, ${customer.id}, daterange('2020-01-01', NULL))`;
  await press(page, "Koble til kunden");
  await expect(page.getByLabel("Fra")).toHaveAccessibleDescription(/Personen er kontakt hos kunden i denne tiden allerede/);
  await expect(page.getByLabel("Jobbtelefon")).toHaveValue("22 33 44 55");
});

test("a place is edited apart from the person, «Hovedkontakt» goes from one to another and says so, and «Angre» puts it back", async ({ page, firm }) => {
  const customer = await firm.customer();
  const [first, second] = [await firm.contact(customer, { name: `Anne ${newWord()}` }), await firm.contact(customer, { name: `Berit ${newWord()}` })];
  const path = `/customers/${customer.id}/contacts`;
  for (const { id } of [first, second]) {
    await page.goto(`${path}/${id}`);
    await page.getByRole("link", { name: "Rediger", exact: true }).click();
    if (id === second.id)
      await expect(page.getByLabel("Hovedkontakt")).toHaveAccessibleDescription(`Nå er det ${first.name}. Krysser du av, overtar ${second.name}.`);
    await page.getByLabel("Hovedkontakt").check();
    await page.getByLabel("Jobbtelefon").fill("22 33 44 55");
    await press(page, "Lagre");
    await says(page, `er lagret.`);
  }
  const done = page.getByRole("status").filter({ hasText: `${second.name} er lagret. ${first.name} er ikke lenger hovedkontakt.` });
  await expect(done).toBeVisible();
  await page.goBack();
  await page.goto(path);
  await expect(contacts(page).getByRole("link").first()).toHaveText(second.name);
  await expect(contacts(page).getByText("Hovedkontakt", { exact: true })).toHaveCount(1);
  const operation = await firm.db.operation.findFirstOrThrow({ where: { kind: "contacts.editPlace" }, orderBy: { id: "desc" } });
  await page.goto(`${path}?done=${operation.id}`);
  await press(page, "Angre");
  await expect(contacts(page).getByRole("link").first()).toHaveText(first.name);
});

test("days that don't fit are refused by the field, and a role that is switched off stays chosen", async ({ page, firm }) => {
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  const role = await firm.value("contactRoles", named("Avslått"));
  await firm.db.contactRole.update({ where: { id: role.id }, data: { active: false } });
  await firm.db.contactLink.updateMany({ where: { contactId: contact.id }, data: { roleId: role.id } });
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}/place`);
  await expect(page.getByLabel("Rolle").locator("option:checked")).toHaveText(role.name);
  await page.getByLabel("Til", { exact: true }).fill("2020-01-01");
  await press(page, "Lagre");
  await expect(page.getByLabel("Til", { exact: true })).toHaveAccessibleDescription(/Til-datoen er før fra-datoen/);
  await expect(page.getByLabel("Til", { exact: true })).toHaveValue("2020-01-01");
  await page.getByLabel("Til", { exact: true }).fill("2035-05-31");
  await press(page, "Lagre");
  await says(page, `${contact.name} er lagret.`);
  await expect(page.getByText("31.5.2035")).toBeVisible();
  expect(await firm.db.contactLink.findFirst({ where: { contactId: contact.id } })).toMatchObject({ roleId: role.id });
});

test("a save over somebody's newer change of a place is refused, naming them and what it is now", async ({ page, firm, pageOf, people }) => {
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  const path = `/customers/${customer.id}/contacts/${contact.id}/place`;
  await page.goto(path);
  const hers = await pageOf("SALES_MANAGER");
  await hers.goto(path);
  await hers.getByLabel("Til", { exact: true }).fill("2035-01-31");
  await press(hers, "Lagre");
  await says(hers, "er lagret.");
  await page.getByLabel("Til", { exact: true }).fill("2036-01-31");
  await press(page, "Lagre");
  await expect(page.getByRole("group", { name: `Nå: 31.1.2035 (${people.SALES_MANAGER.name})` })).toBeVisible();
});

test("«Sluttet» keeps the person last in the list, and can be undone", async ({ page, firm }) => {
  const customer = await firm.customer();
  const [leaving, staying] = [await firm.contact(customer, { name: `Anne ${newWord()}` }), await firm.contact(customer, { name: `Åse ${newWord()}` })];
  await page.goto(`/customers/${customer.id}/contacts/${leaving.id}`);
  await page.getByRole("link", { name: "Sluttet", exact: true }).click();
  await expect(page.getByRole("heading", { name: `Har ${leaving.name} sluttet hos ${customer.name}?` })).toBeVisible();
  await expect(page.getByLabel("Siste dag")).toHaveValue(todayInOslo(new Date()));
  await press(page, "Ja, sett som sluttet");
  const done = page.getByRole("status").filter({ hasText: `${leaving.name} er satt som sluttet` });
  await expect(done).toBeVisible();
  await expect(contacts(page).getByRole("link")).toHaveText([staying.name, leaving.name]);
  await expect(contacts(page).getByRole("row", { name: leaving.name })).toContainText("Sluttet");
  await done.getByRole("button", { name: "Angre" }).click();
  await expect(contacts(page).getByRole("link")).toHaveText([leaving.name, staying.name]);
});

test("«Flytt til annen kunde» says what becomes of open opportunities, moves in one operation, and is undone as one", async ({ page, firm }) => {
  const [from, to] = [await firm.customer(), await firm.customer()];
  const contact = await firm.contact(from);
  const opportunity = await openOpportunity(firm, from, contact);
  await page.goto(`/customers/${from.id}/contacts/${contact.id}`);
  await page.getByRole("link", { name: "Flytt til annen kunde" }).click();
  const search = page.getByRole("search", { name: "Søk etter kunde å flytte til" });
  await search.getByRole("searchbox").fill(to.name);
  await search.getByRole("button", { name: "Søk", exact: true }).click();
  await page.getByRole("table", { name: "Kunder å flytte til" }).getByRole("link", { name: to.name }).click();
  await expect(page.getByRole("heading", { name: `Vil du flytte ${contact.name} til ${to.name}?` })).toBeVisible();
  await expect(page.getByRole("group", { name: `1 åpen salgsmulighet med ${contact.name} som kontakt blir hos ${from.name}.` })).toBeVisible();
  await expect(page.getByLabel(`La ${contact.name} stå som kontakt`)).toBeChecked();

  const second = await openOpportunity(firm, from, contact);
  await page.getByLabel(`Ta ${contact.name} av`).check();
  const before = await firm.operations();
  await press(page, `Ja, flytt ${contact.name}`);
  await says(page, "Antallet har endret seg");
  expect(await firm.operations()).toBe(before);
  await page.getByLabel(`Ta ${contact.name} av`).check();
  await sentWhile(page, () => page.getByRole("button", { name: `Ja, flytt ${contact.name}` }).dblclick());
  const done = page.getByRole("status").filter({ hasText: `${contact.name} er flyttet hit. 2 åpne salgsmuligheter ble hos den forrige kunden, uten kontakt.` });
  await expect(done).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(to.name);
  expect(await firm.operations()).toBe(before + 1);
  const on = async () => (await firm.db.opportunity.findMany({ where: { id: { in: [opportunity, second] } } })).map(({ contactId }) => contactId);
  expect(await on()).toEqual([null, null]);
  await page.goto(`/customers/${from.id}/contacts`);
  await expect(contacts(page).getByRole("row", { name: contact.name })).toContainText("Sluttet");

  const operation = await firm.db.operation.findFirstOrThrow({ where: { kind: "contacts.move" }, orderBy: { id: "desc" } });
  const own = await firm.db.operation.count();
  await page.goto(`/customers/${from.id}/contacts?done=${operation.id}`);
  await press(page, "Angre");
  await says(page, `Angret: flyttet kontakten ${contact.name}`);
  await expect(contacts(page).getByRole("row", { name: contact.name })).not.toContainText("Sluttet");
  expect(await on()).toEqual([contact.id, contact.id]);
  expect(await firm.operations()).toBe(own + 1);
});
