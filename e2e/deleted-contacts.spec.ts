import { actorOf } from "./firm";
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
