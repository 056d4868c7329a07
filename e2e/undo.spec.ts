import type { Page } from "@playwright/test";

import { executeUndo } from "@/lib/command";
import { linkContact } from "@/lib/crm/contacts/link-contact";
import { customerEntity } from "@/lib/crm/customers/customer-entity";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";

import { actorOf, type Named } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";

/** What is made on a page of its own, which then shows it; and the page above that one. */
const made = [
  { what: "a customer", at: () => "/customers/new", field: /^Navn/, save: "Lagre", above: () => "/customers" },
  {
    what: "a contact",
    at: (customer: number) => `/customers/${customer}/contacts/new`,
    field: /^Navn/,
    save: "Lagre",
    above: (customer: number) => `/customers/${customer}/contacts`,
  },
  { what: "a group", at: () => "/settings/crm/groups/new", field: /^Gruppenavn/, save: "Opprett gruppe", above: () => "/settings/crm/groups" },
  { what: "an industry", at: () => "/settings/crm/industries/new", field: "Industri navn", save: "Opprett bransje", above: () => "/settings/crm/industries" },
];

for (const { what, at, field, save, above } of made)
  test(`${what} that was just made is taken back by «Angre», which leads to the page above and says so`, async ({ page, firm, signIn }) => {
    await signIn("ADMIN");
    const { id } = await firm.customer();
    await page.goto(at(id));
    const main = page.getByRole("main");
    await main.getByRole("textbox", { name: field }).first().fill(named("Kortvarig"));
    await main.getByRole("button", { name: save, exact: true }).click();
    await page.getByRole("button", { name: "Angre", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: /^Angret: / })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(above(id));
  });

test("a contact that is moved by mistake is moved back, and the customer it was moved to says so", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const [from, to] = [await firm.customer(), await firm.customer()];
  const contact = await firm.contact(from);
  await page.goto(`/customers/${from.id}/contacts/${contact.id}/move?to=${to.id}`);
  await page.getByRole("button", { name: `Ja, flytt ${contact.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${contact.name} er flyttet hit.` })).toBeVisible();
  await page.getByRole("button", { name: "Angre", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Angret: / })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/customers/${to.id}/contacts`);
});

test("whom an undo left is shown to who may undo it, and to nobody else", async ({ page, firm, people, signIn }) => {
  const { id } = await firm.customer();
  await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 }, actorOf(people.ADMIN));
  const deletion = (await firm.db.customer.findUniqueOrThrow({ where: { id } })).deletedByOperation ?? 0;
  const undo = await executeUndo({ command: deleteCustomers, operationId: deletion }, new Map([[customerEntity.name, customerEntity]]), {
    db: firm.db,
    actor: actorOf(people.ADMIN),
    via: "page",
  });
  if (!undo.ok) throw new Error("The undo was refused");
  await signIn("ADMIN");
  const path = `/undo/${undo.operationId}/left`;
  expect((await page.goto(path))?.status()).toBe(200);
  await signIn("SALES_MANAGER");
  expect((await page.goto(path))?.status()).toBe(404);
});

/** Makes a customer on its page, and answers it. */
async function madeOnItsPage(page: Page): Promise<Named> {
  const name = named("Nylaget");
  await page.goto("/customers/new");
  const main = page.getByRole("main");
  await main.getByRole("textbox", { name: /^Navn/ }).first().fill(name);
  await main.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
  return { id: Number(/\/customers\/(\d+)/.exec(page.url())?.[1]), name };
}

test("an employee takes back a customer just made, and one that has been put to use no longer", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const short = await madeOnItsPage(page);
  await page.getByRole("button", { name: "Angre", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: opprettet kunden ${short.name}` })).toBeVisible();

  const used = await madeOnItsPage(page);
  await firm.contact(used);
  await page.goto(`/customers/${used.id}/history`);
  await page.getByRole("button", { name: `Angre: opprettet kunden ${used.name}` }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kunden er tatt i bruk siden den ble opprettet, så den kan ikke angres bort." })).toBeVisible();
  await page.goto(`/customers/${used.id}`);
  await expect(page.getByRole("heading", { level: 1, name: used.name })).toBeVisible();

  const others = await firm.customer();
  await page.goto(`/customers/${others.id}/history`);
  await expect(page.getByText(`opprettet kunden ${others.name}`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Angre: opprettet kunden ${others.name}` })).toHaveCount(0);
});

test("«Angre» of the making of a customer or contact that is in use leads whoever may delete it to the question", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const customer = await madeOnItsPage(page);
  const contact = await firm.contact(customer);
  await page.goto(`/customers/${customer.id}/history`);
  await page.getByRole("button", { name: `Angre: opprettet kunden ${customer.name}` }).click();
  await expect(page.getByRole("heading", { name: `Vil du slette ${customer.name}?` })).toBeVisible();
  await expect(page.getByText("Kunden er tatt i bruk siden den ble opprettet eller gjenopprettet. «Angre» tar den ikke bort uten å spørre.")).toBeVisible();
  await expect(page.getByText("1 kontakt hører bare til her, og slettes sammen med kunden.")).toBeVisible();

  await signIn("ADMIN");
  await firm.done(linkContact, { customerId: (await firm.customer()).id, contactId: contact.id, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
  await page.goto(`/customers/${customer.id}/history`);
  await page.getByRole("button", { name: `Angre: la til kontakten ${contact.name}` }).click();
  await expect(page.getByRole("heading", { name: `Vil du slette ${contact.name}?` })).toBeVisible();
  await expect(page.getByText("Kontakten er tatt i bruk siden den ble opprettet eller gjenopprettet. «Angre» tar den ikke bort uten å spørre.")).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${contact.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${contact.name} er slettet.` })).toBeVisible();
});
