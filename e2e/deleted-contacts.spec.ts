import { contactRoleCommands } from "@/lib/crm/contact-roles/contact-role-list";
import { deleteContact } from "@/lib/crm/contacts/delete-contact";
import { systemActor } from "@/lib/permissions";

import { actorOf, type Firm, type Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";

test("a sales manager deletes a contact after a question that says where, and takes it back", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}`);
  await page.getByRole("link", { name: "Slett kontakt" }).click();
  await expect(page.getByRole("heading", { name: `Vil du slette ${contact.name}?` })).toBeVisible();
  await expect(page.getByText(`${contact.name} forsvinner fra kunden: navn, e-post, telefon, rolle og kategorier.`)).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${contact.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${contact.name} er slettet.` })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: contact.name })).toHaveCount(0);
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: slettet kontakten ${contact.name}` })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: contact.name })).toBeVisible();
});

test("an admin finds a deleted contact beside the deleted customers, sees what can't be as before, and restores", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const contact = await firm.deletedContact(actorOf(admin));
  const other = await firm.category("both");
  await page.goto("/settings/crm/restore");
  await page
    .getByRole("navigation", { name: "Hva som skal gjenopprettes" })
    .getByRole("link", { name: /^Kontakter/ })
    .click();
  await expect(page.getByRole("heading", { name: "Gjenopprett kontakter", level: 1 })).toBeVisible();
  const search = page.getByRole("search", { name: "Søk i slettede kontakter" });
  await search.getByRole("searchbox").fill(contact.name);
  await search.getByRole("button", { name: "Søk", exact: true }).click();
  await page.getByRole("link", { name: contact.name, exact: true }).click();
  await expect(page.getByText(/Kontakten kan bare ses på/)).toContainText(`Slettet av ${admin.name}`);
  await page.getByRole("link", { name: "Gjenopprett", exact: true }).click();
  await page.getByLabel(/^Kategorien «.*» er slettet \(1 kontakt\)$/).selectOption(other.name);
  await page.getByRole("button", { name: `Ja, gjenopprett ${contact.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${contact.name} er gjenopprettet.` })).toBeVisible();
  expect(await firm.carriedBy("contact", contact)).toContain(other.name);
});

test("«Velg alle på siden» on a further page of deleted contacts ticks those of that page", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const word = newWord();
  const { id: deletedByOperation } = await firm.db.operation.findFirstOrThrow({ where: { actorId: { not: null } }, orderBy: { id: "desc" } });
  await firm.db.contact.createMany({ data: Array.from({ length: 51 }, (_, n) => ({ name: `${word} ${n + 1}`, deletedByOperation })) });
  await page.goto(`/settings/crm/restore/contacts?q=${word}`);
  await page.getByRole("navigation", { name: "Sider" }).getByRole("link", { name: "Neste" }).click();
  const only = page.getByRole("checkbox", { name: `Velg ${word}` });
  await expect(only).toHaveCount(1);
  await page.getByRole("link", { name: "Velg alle på siden" }).click();
  await expect(only).toHaveCount(1);
  await expect(only).toBeChecked();
});

const restored = async (firm: Firm, contacts: Named[]): Promise<number> =>
  firm.db.contact.count({ where: { id: { in: contacts.map(({ id }) => id) }, deletedByOperation: null } });

test("several deleted contacts come back, those that are ticked and then all that a search finds, undone as one", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const word = newWord();
  const customer = await firm.customer();
  const contacts: Named[] = [];
  for (const letter of ["A", "B"]) contacts.push(await firm.contact(customer, { name: `${word} ${letter}` }));
  for (const { id } of contacts) await firm.done(deleteContact, { id, customers: 1, opportunities: 0 }, actorOf(admin));
  const { id: deletedByOperation } = await firm.db.operation.findFirstOrThrow({ where: { actorId: admin.id }, orderBy: { id: "desc" } });
  const more = Array.from({ length: 51 }, (_, n) => ({ name: `${word} ${n + 1}`, deletedByOperation }));
  contacts.push(...(await firm.db.contact.createManyAndReturn({ data: more, select: { id: true, name: true } })));
  const says = (text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
  await page.goto(`/settings/crm/restore/contacts?q=${word}`);
  await page.getByRole("navigation", { name: "Sider" }).getByRole("link", { name: "Neste" }).click();
  for (const letter of ["A", "B"]) await page.getByRole("checkbox", { name: `Velg ${word} ${letter}` }).check();
  await page.getByRole("button", { name: "Gjenopprett valgte" }).click();
  await page.getByRole("button", { name: "Ja, gjenopprett 2 kontakter" }).click();
  await says("2 kontakter er gjenopprettet.");
  expect([await restored(firm, contacts.slice(0, 2)), await restored(firm, contacts)]).toEqual([2, 2]);
  await page.goto(`/settings/crm/restore/contacts?q=${word}`);
  await page.getByRole("link", { name: "Gjenopprett alle 51 treff" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vil du gjenopprette 51 kontakter?" })).toBeVisible();
  await page.getByRole("button", { name: "Ja, gjenopprett 51 kontakter" }).click();
  await says("51 kontakter er gjenopprettet.");
  expect(await restored(firm, contacts)).toBe(53);
  await page.getByRole("button", { name: "Angre", exact: true }).click();
  await says("Angret: gjenopprettet 51 kontakter");
  expect(await restored(firm, contacts)).toBe(2);
});

test("a sales manager sees the contacts she deleted herself, and brings one back with another role where hers is gone", async ({ page, firm, signIn }) => {
  const me = await firm.employee("SALES_MANAGER");
  await signIn(me);
  const word = newWord();
  const customer = await firm.customer();
  const [gone, other] = [await firm.value("contactRoles"), await firm.value("contactRoles")];
  const own = await firm.contact(customer, { name: `${word} Min`, role: gone });
  const others = await firm.contact(customer, { name: `${word} Andres` });
  await firm.done(deleteContact, { id: own.id, customers: 1, opportunities: 0 }, actorOf(me));
  await firm.done(deleteContact, { id: others.id, customers: 1, opportunities: 0 }, systemActor);
  await firm.done(contactRoleCommands.delete, { id: gone.id, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 1 });
  await page.goto("/customers");
  await page.getByRole("link", { name: "Slettede kunder" }).click();
  await page
    .getByRole("navigation", { name: "Hva som skal gjenopprettes" })
    .getByRole("link", { name: /^Kontakter/ })
    .click();
  await expect(page.getByText("Kontakter du har slettet selv, kommer tilbake")).toBeVisible();
  await expect(page.getByRole("link", { name: own.name, exact: true })).toBeVisible();
  await page.goto(`/settings/crm/restore/contacts?q=${word}`);
  await expect(page.getByRole("link", { name: own.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: others.name, exact: true })).toHaveCount(0);
  expect((await page.request.get(`/settings/crm/restore/contacts/${others.id}`)).status()).toBe(404);
  await page.getByRole("link", { name: `Gjenopprett ${own.name}` }).click();
  await page.getByLabel(`Rollen «${gone.name}» er slettet (1 kontakt)`).selectOption(other.name);
  await page.getByRole("button", { name: `Ja, gjenopprett ${own.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${own.name} er gjenopprettet.` })).toBeVisible();
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("table", { name: "Kontakter" }).getByRole("row").filter({ hasText: own.name })).toContainText(other.name);
});

test("an employee deletes no contact", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}`);
  await expect(page.getByRole("link", { name: "Slett kontakt" })).toHaveCount(0);
});

test("a contact whose making was taken back comes back at the customer", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  const name = named("Angret");
  await page.goto(`/customers/${customer.id}/contacts/new`);
  const main = page.getByRole("main");
  await main.getByRole("textbox", { name: /^Navn/ }).first().fill(name);
  await main.getByRole("button", { name: "Lagre", exact: true }).click();
  await page.getByRole("button", { name: "Angre", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Angret: / })).toBeVisible();
  await page.goto(`/settings/crm/restore/contacts?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText(customer.name);
  await page.getByRole("link", { name: `Gjenopprett ${name}` }).click();
  await page.getByRole("button", { name: `Ja, gjenopprett ${name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er gjenopprettet.` })).toBeVisible();
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("table", { name: "Kontakter" }).getByRole("link", { name })).toBeVisible();
});
