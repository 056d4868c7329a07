import type { Page } from "@playwright/test";

import { executeUndo } from "@/lib/command";
import { deleteContact } from "@/lib/crm/contacts/delete-contact";
import { linkContact } from "@/lib/crm/contacts/link-contact";
import { moveContact } from "@/lib/crm/contacts/move-contact";
import { customerEntity } from "@/lib/crm/customers/customer-entity";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";
import { eraseContact } from "@/lib/crm/erasing/erase-contact";
import { changeCustomer } from "@/lib/crm/opportunities/change-customer";
import type { Actor } from "@/lib/permissions";

import { actorOf, type Firm, type Named } from "./firm";
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
  const undo = await undoneDeletion(firm, deletion, actorOf(people.ADMIN));
  await signIn("ADMIN");
  const path = `/undo/${undo}/left`;
  expect((await page.goto(path))?.status()).toBe(200);
  await signIn("SALES_MANAGER");
  expect((await page.goto(path))?.status()).toBe(404);
});

/** Takes a deletion of customers back, and answers the operation that did. */
async function undoneDeletion({ db }: Firm, operationId: number, actor: Actor): Promise<number> {
  const undo = await executeUndo({ command: deleteCustomers, operationId }, new Map([[customerEntity.name, customerEntity]]), { db, actor, via: "page" });
  if (!undo.ok) throw new Error("The undo was refused");
  return undo.operationId ?? 0;
}

test("the question before the undo of what brought many back says what it deletes, and what goes along", async ({ page, firm, people, signIn }) => {
  const customers = [];
  for (let n = 0; n < 11; n++) customers.push(await firm.customer());
  const [first, second] = customers as [Named, Named];
  for (const customer of [first, second]) await firm.contact(customer);
  await firm.opportunity(second);
  const ids = customers.map(({ id }) => id);
  await firm.done(deleteCustomers, { selection: { ids }, customers: 11 }, actorOf(people.ADMIN));
  const deletion = (await firm.db.customer.findUniqueOrThrow({ where: { id: first.id } })).deletedByOperation ?? 0;
  const back = await undoneDeletion(firm, deletion, actorOf(people.ADMIN));
  await firm.opportunity(first);
  await signIn("ADMIN");
  await page.goto(`/undo/${back}?back=/customers/${first.id}`);
  await expect(page.getByRole("heading", { name: "Vil du angre dette for 11 poster?" })).toBeVisible();
  await expect(page.getByText("10 kunder slettes.")).toBeVisible();
  await expect(page.getByText("1 kontakt hører bare til her, og slettes sammen med kundene.")).toBeVisible();
  await expect(page.getByText(/^1 åpen salgsmulighet på .* går ut av listen og prognosen\.$/)).toBeVisible();
  await expect(page.getByText("Det noen har endret eller tatt i bruk siden, blir stående som det er nå. Du kan gjøre angringen om igjen.")).toBeVisible();
  await page.getByRole("button", { name: "Ja, angre for 11 poster" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Gjort om igjen: / })).toBeVisible();
  expect(await firm.db.customer.findMany({ where: { id: { in: ids }, deletedByOperation: null }, select: { id: true } })).toEqual([{ id: first.id }]);
});

test("«Angre» of the restoring of several contacts leaves the one who was put to use since", async ({ page, firm, people, signIn }) => {
  const customer = await firm.customer();
  const [used, other] = [await firm.contact(customer), await firm.contact(customer)];
  for (const { id } of [used, other]) await firm.done(deleteContact, { id, customers: 1, opportunities: 0 }, actorOf(people.ADMIN));
  await signIn("ADMIN");
  await page.goto(`/settings/crm/restore/contacts/confirm?id=${used.id}&id=${other.id}`);
  await page.getByRole("button", { name: "Ja, gjenopprett 2 kontakter" }).click();
  await expect(page.getByRole("status").filter({ hasText: "2 kontakter er gjenopprettet." })).toBeVisible();
  const done = page.url();
  await firm.done(linkContact, { customerId: (await firm.customer()).id, contactId: used.id, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
  await page.goto(done);
  await page.getByRole("button", { name: "Angre", exact: true }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Angret: gjenopprettet 2 kontakter. 1 ting er endret eller tatt i bruk av noen siden, og ble stående." }),
  ).toBeVisible();
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("main").getByRole("link", { name: used.name })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: other.name })).toHaveCount(0);
});

test("«Angre» after a contact was erased for good puts back what it can, and says plainly where there is nothing", async ({ page, firm, signIn }) => {
  const [customer, other] = [await firm.customer(), await firm.customer()];
  const [moved, given] = [await firm.contact(customer), await firm.contact(customer)];
  const [open, sale] = [await firm.opportunity(customer, { contactId: moved.id }), await firm.opportunity(customer, { contactId: given.id })];
  const place = await firm.db.contactLink.findFirstOrThrow({ where: { contactId: moved.id } });
  await firm.done(moveContact, { id: place.id, to: other.id, role: "", opportunities: "takeOff", open: 1 });
  await firm.done(changeCustomer, { id: sale.id, from: customer.id, customer: other.id, contact: "" });
  await firm.done(eraseContact, { ...moved, customers: 2, opportunities: 0 });
  await firm.done(eraseContact, { ...given, customers: 1, opportunities: 0 });

  await signIn("EMPLOYEE");
  await page.goto(`/customers/${customer.id}/history`);
  await page.getByRole("button", { name: /^Angre: flyttet kontakten/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Alt dette er endret eller tatt i bruk av noen siden, så det er ingenting å angre." })).toBeVisible();
  await page.goto(`/customers/${customer.id}/history`);
  await page.getByRole("button", { name: new RegExp(`^Angre: .*${sale.name}.* til en annen kunde`) }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Angret: / })).toBeVisible();
  await page.goto(`/customers/${customer.id}/opportunities`);
  for (const { name } of [open, sale]) await expect(page.getByRole("main").getByRole("link", { name })).toBeVisible();
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
