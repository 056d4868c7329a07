import { readFileSync } from "node:fs";

import { deleteCustomer } from "@/lib/crm/customers/delete-customer";

import { actorOf } from "./firm";
import { expect, test } from "./fixtures";
import { newWord } from "./names";

test("an admin sees everything kept about a contact, and takes it out as a file", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [customer, category] = [await firm.customer(), await firm.category("both")];
  const contact = await firm.contact(customer, { email: `${newWord().toLowerCase()}@example.no`, phone: "22 33 44 55" });
  await firm.put(category, { contacts: [contact] });
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}`);
  await page.getByRole("link", { name: "Innsyn" }).click();
  await expect(page.getByRole("heading", { name: `Innsyn: ${contact.name}`, level: 1 })).toBeVisible();
  await expect(page.getByText(category.name, { exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: customer.name })).toBeVisible();
  await expect(page.getByText(`la til kontakten ${contact.name}`)).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned som fil (JSON)" }).click()]);
  expect(download.suggestedFilename()).toBe(`innsyn-kontakt-${contact.id}.json`);
  const file = JSON.parse(readFileSync(await download.path(), "utf8")) as { person: { name: string; categories: string[] }; changeLog: { what: string }[] };
  expect(file.person).toMatchObject({ name: contact.name, categories: [category.name], places: [{ customer: customer.name }] });
  expect(file.changeLog.map(({ what }) => what)).toContain(`la til kontakten ${contact.name}`);
  await page.reload();
  await expect(page.getByText(`tok ut alt som er lagret om kontakten ${contact.name}`)).toBeVisible();
});

test("an admin erases a contact for good, the name typed", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}`);
  await page.getByRole("link", { name: "Slett for godt" }).click();
  await expect(page.getByText("Dette kan ikke angres.")).toBeVisible();
  await page.getByRole("textbox", { name: /^Skriv navnet på kontakten/ }).fill("Noen Andre");
  await page.getByRole("button", { name: "Ja, slett for godt" }).click();
  await expect(page.getByText("Skriv navnet slik det står over.").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("textbox", { name: /^Skriv navnet på kontakten/ }).fill(contact.name);
  await page.getByRole("button", { name: "Ja, slett for godt" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Kontakten er slettet for godt." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Angre" })).toHaveCount(0);
  await page.goto(`/customers/${customer.id}/history`);
  await expect(page.getByText(contact.name)).toHaveCount(0);
});

test("what the law gives a contact is an admin's to give", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}`);
  await expect(page.getByRole("link", { name: "Innsyn" })).toHaveCount(0);
  expect((await page.request.post(`/contacts/${contact.id}/personal-data/file`)).status()).toBe(403);
});

test("an admin reaches «Innsyn» and «Slett for godt» of a contact whose customer is deleted, and of a deleted contact", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const customer = await firm.customer();
  const along = await firm.contact(customer);
  await firm.done(deleteCustomer, { id: customer.id, contacts: 1, opportunities: 0 });
  await page.goto(`/settings/crm/restore/${customer.id}`);
  await page.getByRole("link", { name: `Innsyn: ${along.name}` }).click();
  await expect(page.getByRole("heading", { name: `Innsyn: ${along.name}`, level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: `${customer.name} (slettet)` })).toBeVisible();
  await page.getByRole("link", { name: "Slett for godt" }).click();
  await expect(page.getByRole("heading", { name: `Vil du slette ${along.name} for godt?` })).toBeVisible();

  const deleted = await firm.deletedContact(actorOf(admin));
  await page.goto(`/settings/crm/restore/contacts/${deleted.id}`);
  await page.getByRole("link", { name: "Innsyn" }).click();
  await expect(page.getByRole("heading", { name: `Innsyn: ${deleted.name}`, level: 1 })).toBeVisible();

  const me = await signIn(await firm.employee("SALES_MANAGER"));
  const own = await firm.customer();
  const contact = await firm.contact(own);
  await firm.done(deleteCustomer, { id: own.id, contacts: 1, opportunities: 0 }, actorOf(me));
  await page.goto(`/settings/crm/restore/${own.id}`);
  await expect(page.getByRole("cell", { name: contact.name })).toBeVisible();
  await expect(page.getByRole("link", { name: contact.name })).toHaveCount(0);
});
