import type { Page } from "@playwright/test";

import { deleteCustomer } from "@/lib/crm/customers/delete-customer";
import { markDistinct } from "@/lib/crm/duplicates/mark-distinct";

import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";

test("a new customer that looks like one that is there is shown it first, and «Opprett likevel» saves", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const there = await firm.customer({ name: `${newWord()} Rør AS`, visitingCode: "8006", visitingCity: "Bodø" });
  const name = there.name.replace("Rør AS", "Roer");
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(name);
  await page.getByRole("group", { name: "Postadresse" }).getByLabel("Postnr.").fill("8006");
  await expect(page.getByRole("button", { name: "Opprett likevel" })).toHaveCount(0);
  await page.getByRole("button", { name: "Lagre" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Det finnes allerede en kunde som ligner." });
  await expect(alert).toContainText("Bodø · likt navn og samme postnummer");
  await expect(alert.getByRole("link", { name: there.name })).toHaveAttribute("href", `/customers/${there.id}`);
  await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(name);
  expect(await firm.db.customer.count({ where: { name } })).toBe(0);
  await page.getByRole("button", { name: "Opprett likevel" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
  expect(await firm.db.customer.count({ where: { name } })).toBe(1);
});

test("a new customer with the web domain of one that is there is shown it first", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const domain = `${newWord().toLowerCase()}.no`;
  const there = await firm.customer({ website: `https://www.${domain}/` });
  const name = named("Ny");
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(name);
  await page.getByRole("textbox", { name: "E-post" }).fill(`post@${domain}`);
  await page.getByRole("button", { name: "Lagre" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Det finnes allerede en kunde som ligner." });
  await expect(alert).toContainText("samme nett- eller e-postdomene");
  await expect(alert.getByRole("link", { name: there.name })).toHaveAttribute("href", `/customers/${there.id}`);
  await page.getByRole("button", { name: "Opprett likevel" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
});

test("a new customer with the organisation number of one that was merged is shown the one it was merged into", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const [own, theirs] = [newOrganizationNumber(), newOrganizationNumber()];
  const [stays, goes] = [await firm.customer({ organizationNumber: own }), await firm.customer({ organizationNumber: theirs })];
  await page.goto(`/customers/${stays.id}/merge?customer=${goes.id}`);
  await page.getByRole("radio", { name: new RegExp(`^Navn: .*\\(${stays.name}\\)$`) }).check();
  await page.getByRole("button", { name: `Ja, flett ${goes.name} inn i ${stays.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "flettet" })).toBeVisible();
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(named("Ny"));
  await page.getByRole("textbox", { name: /^Organisasjonsnummer/ }).fill(theirs);
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Det finnes allerede en kunde som ligner." });
  await expect(alert).toContainText(`har tatt inn ${goes.name}, som har dette organisasjonsnummeret`);
  await expect(alert.getByRole("link", { name: stays.name })).toHaveAttribute("href", `/customers/${stays.id}`);
});

test("who was marked «Ikke dublett» is not offered where one merges, and the question about the two says so", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const older = await firm.customer({ name: `${newWord()} Mølle AS`, postalCode: "6003" });
  const newer = await firm.customer({ name: older.name.replace(" AS", ""), postalCode: "6003" }, [older]);
  await page.goto(`/customers/${newer.id}/merge`);
  await expect(page.getByRole("main").getByRole("link", { name: older.name })).toBeVisible();
  await firm.done(markDistinct, { id: newer.id, other: older.id });
  await page.goto(`/customers/${newer.id}/merge`);
  await expect(page.getByRole("heading", { level: 1, name: "Flett kunder" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: older.name })).toHaveCount(0);
  await page.goto(`/customers/${newer.id}/merge?customer=${older.id}`);
  await expect(page.getByText(`Noen har merket ${newer.name} og ${older.name} som «Ikke dublett».`)).toBeVisible();
});

test("an organisation number that is taken leads to the customer who has it", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const organizationNumber = newOrganizationNumber();
  const there = await firm.customer({ organizationNumber });
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(named("Ny"));
  await page.getByLabel("Organisasjonsnummer").fill(organizationNumber);
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("link", { name: `Vis «${there.name}»` }).click();
  await expect(page.getByRole("heading", { level: 1, name: there.name })).toBeVisible();
});

test("«Mulige dubletter» lists who look the same; «Ikke dublett» takes a pair out, and «Angre» brings it back", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const older = await firm.customer({ name: `${newWord()} Kafé AS`, postalCode: "8006" });
  const newer = await firm.customer({ name: older.name.replace("Kafé AS", "Kafe"), postalCode: "8006" }, [older]);
  await page.goto("/customers");
  const [title, action] = await Promise.all(
    [page.getByRole("heading", { level: 1 }), page.getByRole("link", { name: "Ny kunde" })].map((one) => one.boundingBox()),
  );
  // The title and its main action share a row, also on a phone.
  expect(Math.abs(Number(title?.y) - Number(action?.y))).toBeLessThan(24);
  await page.getByRole("link", { name: "Mulige dubletter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mulige dubletter" })).toBeVisible();
  const pair = page.getByRole("table", { name: "Mulige dubletter" }).getByRole("row").filter({ hasText: older.name });
  await expect(pair).toContainText("likt navn og samme postnummer");
  await expect(pair.getByRole("link", { name: newer.name, exact: true })).toBeVisible();
  await pair.getByRole("button", { name: `Ikke dublett: ${newer.name} og ${older.name}` }).click();
  const done = page.getByRole("status").filter({ hasText: `${newer.name} og ${older.name} er merket som ikke dubletter.` });
  await expect(done).toBeVisible();
  await expect(pair).toHaveCount(0);
  await done.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angret" })).toBeVisible();
  await expect(pair).toBeVisible();
});

test("two customers are merged side by side; the old address leads to the new on every tab, and one undo gives back what was", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("SALES_MANAGER");
  const older = await firm.customer({ name: `${newWord()} Verft AS`, postalCode: "6003", phone: "22 33 44 55", email: "post@example.no" });
  const newer = await firm.customer({ name: older.name.replace(" AS", ""), postalCode: "6003", phone: "99 88 77 66" }, [older]);
  const both = { name: named("Begge"), email: "begge@example.no" };
  await firm.contact(older, both);
  const twin = await firm.contact(newer, both);
  const own = await firm.contact(newer);
  await firm.opportunity(newer);

  await page.goto("/customers/duplicates");
  await page.getByRole("link", { name: `Flett ${newer.name} og ${older.name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Vil du flette ${newer.name} inn i ${older.name}?` })).toBeVisible();
  // The fuller or else the newer is chosen; what is chosen instead is kept.
  await expect(page.getByRole("radio", { name: `Telefon: 99 88 77 66 (${newer.name})` })).toBeChecked();
  await expect(page.getByRole("radio", { name: `E-post: post@example.no (${older.name})` })).toBeChecked();
  await page.getByRole("radio", { name: `Telefon: 22 33 44 55 (${older.name})` }).check();
  const main = page.getByRole("main");
  await expect(main).toContainText("2 kontakter. 1 av dem er kontakt hos begge, og står bare én gang.");
  await expect(main).toContainText(`Samme person, og blir én kontakt: ${both.name}.`);
  await expect(main).toContainText("1 salgsmulighet.");
  await page.getByRole("button", { name: `Ja, flett ${newer.name} inn i ${older.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "2 kontakter og 1 salgsmulighet fulgte med." })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/customers/${older.id}\\?`));
  await expect(page.getByRole("heading", { level: 1, name: newer.name, exact: true })).toBeVisible();
  await expect(page.getByLabel("Telefon")).toHaveValue("22 33 44 55");
  await expect(page.getByLabel("E-post")).toHaveValue("post@example.no");

  for (const tab of ["", "/additional-info", "/opportunities", "/history", `/contacts/${own.id}`]) {
    await page.goto(`/customers/${newer.id}${tab}`);
    await expect(page).toHaveURL(new RegExp(`/customers/${older.id}${tab}$`));
  }
  await page.goto(`/customers/${newer.id}/contacts/${twin.id}`);
  await expect(page.getByRole("heading", { name: both.name })).toBeVisible();
  await page.goto(`/customers/${newer.id}/contacts`);
  await expect(page.getByRole("table", { name: "Kontakter" }).getByRole("link", { name: both.name })).toHaveCount(1);

  await page.goto(`/customers/${older.id}/history`);
  await expect(main).toContainText(`opprettet kunden ${newer.name}`);
  await expect(main).toContainText(`Telefon hos ${newer.name}:`);
  await page.getByRole("button", { name: new RegExp(`^Angre: flettet kunden ${newer.name} inn i ${older.name}`) }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angret" })).toBeVisible();
  await page.goto(`/customers/${newer.id}/contacts`);
  await expect(page).toHaveURL(new RegExp(`/customers/${newer.id}/contacts$`));
  for (const { name } of [both, own]) await expect(page.getByRole("table", { name: "Kontakter" }).getByRole("link", { name })).toBeVisible();
});

test("of two organisation numbers that of the customer who stays is chosen, and the page says which is whose", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const [own, theirs] = [newOrganizationNumber(), newOrganizationNumber()];
  const stays = await firm.customer({ organizationNumber: own });
  const goes = await firm.customer({ organizationNumber: theirs });
  const spaced = (number: string): string => number.replace(/(\d{3})(?=\d)/g, "$1\u00A0");
  await page.goto(`/customers/${stays.id}/merge?customer=${goes.id}`);
  const said = `${stays.name} har organisasjonsnummeret ${spaced(own)}, og ${goes.name} har ${spaced(theirs)}.`;
  await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
  await expect(page.getByRole("radio", { name: `Organisasjonsnummer: ${spaced(own)} (${stays.name})` })).toBeChecked();
  await page.getByRole("button", { name: `Ja, flett ${goes.name} inn i ${stays.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "flettet" })).toBeVisible();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue(spaced(own));
});

test("where both customers have a «Hovedkontakt», the question says whose it becomes, and the undo gives both back", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const [kept, other] = [await firm.customer(), await firm.customer()];
  const [stays, loses] = [await firm.contact(kept), await firm.contact(other)];
  for (const { id } of [stays, loses]) await firm.db.contactLink.updateMany({ where: { contactId: id }, data: { isPrimary: true } });
  await page.goto(`/customers/${kept.id}/merge?customer=${other.id}`);
  await expect(page.getByText(`Hovedkontakt blir ${stays.name}. ${loses.name} er da ikke lenger hovedkontakt.`)).toBeVisible();
  await page.getByRole("button", { name: `Ja, flett ${other.name} inn i ${kept.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 kontakt" })).toBeVisible();
  const rowOf = ({ name }: { name: string }) => page.getByRole("table", { name: "Kontakter" }).getByRole("row").filter({ hasText: name });
  await page.goto(`/customers/${kept.id}/contacts`);
  await expect(rowOf(stays)).toContainText("Hovedkontakt");
  await expect(rowOf(loses)).not.toContainText("Hovedkontakt");
  await page.goto(`/customers/${kept.id}/history`);
  await page.getByRole("button", { name: new RegExp(`^Angre: flettet kunden ${other.name}`) }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angret" })).toBeVisible();
  for (const [customer, primary] of [
    [kept, stays],
    [other, loses],
  ] as const) {
    await page.goto(`/customers/${customer.id}/contacts`);
    await expect(rowOf(primary)).toContainText("Hovedkontakt");
  }
});

test("a merge says person by person what is kept as work phone and what is not kept, and keeps categories and products once", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("SALES_MANAGER");
  const [kept, other] = [await firm.customer(), await firm.customer()];
  const name = named("Dobbel");
  const [boss, buyer] = [await firm.value("contactRoles"), await firm.value("contactRoles")];
  const stays = await firm.contact(kept, { name, email: "dobbel@example.no", phone: "11 11 11 11", role: boss });
  await firm.contact(other, { name, email: "dobbel@example.no", phone: "22 22 22 22", role: buyer });
  const [both, own] = [await firm.category(), await firm.category()];
  await firm.put(both, { customers: [kept, other] });
  await firm.put(own, { customers: [other] });
  const [common, theirs] = [await firm.value("products"), await firm.value("products")];
  await firm.db.customerProduct.createMany({
    data: [
      { customerId: kept.id, productId: common.id, operationId: 1 },
      ...[common, theirs].map(({ id }) => ({ customerId: other.id, productId: id, operationId: 1 })),
    ],
  });

  await page.goto(`/customers/${kept.id}/merge?customer=${other.id}`);
  const along = page.getByRole("region", { name: `Følger med fra ${other.name}` });
  await expect(along).toContainText(`${name}: 22 22 22 22 beholdes som jobbtelefon. 11 11 11 11 blir stående som telefon.`);
  await expect(along).toContainText(`${name}: rollen ${buyer.name} beholdes ikke. ${boss.name} blir stående.`);
  await expect(along).toContainText(`1 kategori og 1 produkt i tillegg til dem ${kept.name} har.`);
  await page.getByRole("button", { name: `Ja, flett ${other.name} inn i ${kept.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 kontakt" })).toBeVisible();
  const main = page.getByRole("main");
  for (const category of [both, own]) await expect(main.getByText(category.name, { exact: true })).toHaveCount(1);
  await page.goto(`/customers/${kept.id}/contacts/${stays.id}`);
  await expect(main).toContainText("22 22 22 22");
  await expect(main).toContainText(boss.name);
  await page.goto(`/customers/${kept.id}/additional-info`);
  for (const product of [common, theirs]) await expect(page.getByRole("group", { name: "Tilleggsinfo" }).getByLabel(product.name)).toBeChecked();
  const carried = await firm.db.$queryRaw<[{ categories: number; products: number }]>`
    SELECT (SELECT count(*)::int FROM customer_category WHERE customer_id = ${kept.id}) AS categories,
           (SELECT count(*)::int FROM customer_product WHERE customer_id = ${kept.id}) AS products`;
  expect(carried).toEqual([{ categories: 2, products: 2 }]);
});

/** Saves a new customer with the organisation number of a deleted one. */
async function saveWithDeletedNumber(page: Page, firm: Firm): Promise<{ deleted: Named; name: string }> {
  const organizationNumber = newOrganizationNumber();
  const deleted = await firm.customer({ organizationNumber });
  await firm.done(deleteCustomer, { id: deleted.id, contacts: 0, opportunities: 0 });
  const name = named("Kunde");
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: /^Organisasjonsnummer/ }).fill(organizationNumber);
  await page.getByRole("textbox", { name: /^Navn/ }).fill(name);
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  return { deleted, name };
}

test("a new customer with a deleted one's organisation number is offered «Gjenopprett» or «Opprett ny»", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const { deleted, name } = await saveWithDeletedNumber(page, firm);
  await expect(page.getByRole("alert").filter({ hasText: "En slettet kunde har dette organisasjonsnummeret." })).toBeVisible();
  const restore = page.getByRole("link", { name: `Gjenopprett ${deleted.name}` });
  await expect(restore).toHaveAttribute("href", `/settings/crm/restore/confirm?id=${deleted.id}`);
  await page.getByRole("button", { name: "Opprett ny", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
});

test("«Gjenopprett» there brings the deleted one back in place of a new one", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const { deleted, name } = await saveWithDeletedNumber(page, firm);
  await page.getByRole("link", { name: `Gjenopprett ${deleted.name}` }).click();
  await page.getByRole("button", { name: `Ja, gjenopprett ${deleted.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${deleted.name} er gjenopprettet.` })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: deleted.name })).toBeVisible();
  expect(await firm.db.customer.count({ where: { name } })).toBe(0);
});

test("a sales manager is told of a deleted customer with the number that is not hers to restore, and «Opprett ny» saves", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const { deleted, name } = await saveWithDeletedNumber(page, firm);
  const alert = page.getByRole("alert").filter({ hasText: "En slettet kunde har dette organisasjonsnummeret. Be en administrator gjenopprette den" });
  await expect(alert).toContainText("Slettet kunde");
  await expect(alert).not.toContainText(deleted.name);
  await expect(alert.getByRole("link")).toHaveCount(0);
  await page.getByRole("button", { name: "Opprett ny", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
});
