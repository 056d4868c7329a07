import { executeUndo } from "@/lib/command";
import { customerEntity } from "@/lib/crm/customers/customer-entity";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";

import { actorOf } from "./firm";
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
