import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import type { ValueNoun } from "@/lib/crm/value-lists/value-list";
import { listFilterFrom } from "@/lib/paged-list";

import type { Firm, Named } from "./firm";
import { recordsOf } from "./exported";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";
import { follow } from "./recipe";
import { Shell } from "./shell";

test.describe.configure({ mode: "parallel" });

const says = (page: Page, text: string | RegExp) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const industryOf = async ({ db }: Firm, { id }: Named) => (await db.customerIndustry.findUnique({ where: { customerId: id } }))?.industryId;

/** The recipes say «Er listen lang»: this one is. */
async function longList(firm: Firm, noun: ValueNoun, there: number): Promise<void> {
  for (let n = there; n < listFilterFrom; n++) await firm.value(noun);
}

test("«Hjelp» is reached from the person's menu, on a phone from «Meny», and shows what one may do oneself", async ({ page, signIn, isMobile }) => {
  const forAll = ["Fylle ut tilleggsinfo på en kunde", "Sette kategorier på en kunde", "Gi en kontakt en rolle", "Angre en endring på en kunde"];
  for (const [role, first, further] of [
    ["EMPLOYEE", "Fylle ut tilleggsinfo på en kunde", []],
    [
      "SALES_MANAGER",
      "Flytte bare noen kunder til en annen bransje",
      ["Flytte bare noen kunder til en annen bransje", "Flette to kunder som er den samme", "Ta ut kunder til et regneark"],
    ],
  ] as const) {
    const person = await signIn(role);
    await page.goto("/customers");
    await (await new Shell(page, isMobile).openMenu(person)).getByRole("link", { name: "Hjelp" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hjelp" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText([...further, ...forAll]);
    await expect(page.getByRole("navigation", { name: "Oppskrifter" }).getByRole("link").first()).toHaveText(first);
  }
});

for (const role of ["ADMIN", "SALES_MANAGER", "EMPLOYEE"] as const) {
  test(`each way on from a recipe leads to a page that is open to ${role}`, async ({ page, context, signIn }) => {
    await signIn(role);
    await page.goto("/help");
    const links = page.getByRole("main").getByRole("link", { name: /^Gå til / });
    const to = await links.evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute("href") ?? ""))]);
    expect(to.length).toBeGreaterThan(0);
    for (const href of to) expect((await context.request.get(href)).status(), href).toBe(200);
  });
}

test("who reads English reads the recipes in English, with the labels of the English pages", async ({ page, firm, signIn }) => {
  await signIn(await firm.employee("ADMIN", { language: "en" }));
  await page.goto("/help");
  const recipe = page.getByRole("list", { name: "Move customers from one industry to another" });
  await expect(recipe).toContainText("Select where the customers are to go in “Select industry”, and press “Move customers”.");
  await expect(recipe).toContainText("Press “Yes, move 128 customers”.");
});

test("the recipe for moving customers from one industry to another, followed to the letter, moves them, and «Angre» moves them back", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("ADMIN");
  const [from, to] = [await firm.industry(), await firm.industry()];
  const customers = [await firm.customer({ industry: String(from.id) }), await firm.customer({ industry: String(from.id) })];
  await follow(page, "Flytte kunder fra én bransje til en annen", { fields: [from.name, to.name], records: [from.name] });
  await says(page, `2 kunder er flyttet fra «${from.name}» til «${to.name}».`);
  for (const customer of customers) expect(await industryOf(firm, customer)).toBe(to.id);
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret:");
  for (const customer of customers) expect(await industryOf(firm, customer)).toBe(from.id);
});

test("the recipe for moving just some customers moves those", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const [word, to] = [newWord(), await firm.industry()];
  const customers = [await firm.customer({ name: `${word} A` }), await firm.customer({ name: `${word} B` })];
  await follow(page, "Flytte bare noen kunder til en annen bransje", { fields: [word, to.name] });
  await says(page, `2 kunder er flyttet til bransjen «${to.name}».`);
  for (const customer of customers) expect(await industryOf(firm, customer)).toBe(to.id);
});

test("the recipe for showing a category on customers only hides it on contacts", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const category = await firm.category("both");
  for (let n = await firm.db.category.count({ where: { deletedByOperation: null } }); n < listFilterFrom; n++) await firm.category();
  await follow(page, "Vise en kategori bare på kunder", { fields: [category.name], names: { Leverandør: category.name } });
  await says(page, `«${category.name}» vises ikke lenger på kontakter.`);
  expect(await firm.db.category.findUnique({ where: { id: category.id } })).toMatchObject({ showOnCustomer: true, showOnContact: false });
});

test("the recipe for merging two categories merges them", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [category, into] = [await firm.category(), await firm.category()];
  const customer = await firm.customer();
  await firm.put(category, { customers: [customer] });
  for (let n = await firm.db.category.count({ where: { deletedByOperation: null } }); n < listFilterFrom; n++) await firm.category();
  const names = { Leverandør: category.name, Partner: into.name };
  await follow(page, "Slå sammen to kategorier", { fields: [category.name, into.name], names });
  await says(page, `«${category.name}» er flettet inn i «${into.name}»`);
  expect(await firm.carriedBy("customer", customer)).toContain(into.name);
  expect((await firm.db.category.findUnique({ where: { id: category.id } }))?.deletedByOperation).not.toBeNull();
});

test("the recipe for replacing a value puts the chosen one in its place", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [origin, instead, customer] = [await firm.value("origins"), await firm.value("origins"), await firm.customer()];
  await firm.db.customerOrigin.create({ data: { customerId: customer.id, originId: origin.id, operationId: 1 } });
  await longList(firm, "origins", await firm.db.origin.count({ where: { deletedByOperation: null } }));
  await follow(page, "Bytte ut en verdi i tilleggsinfo", { fields: [origin.name, instead.name], names: { Messe: origin.name } });
  await says(page, `Kontaktopprinnelsen «${origin.name}» er slettet.`);
  expect(await firm.db.customerOrigin.findUnique({ where: { customerId: customer.id } })).toMatchObject({ originId: instead.id });
});

test("the recipes for roles make one, give it to a contact, and delete one in use", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [made, instead] = [named("Rolle"), await firm.value("contactRoles")];
  await follow(page, "Lage en ny rolle", { fields: [made] });
  await says(page, `Rollen «${made}» er lagt til.`);
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  const roleOf = async () => (await firm.db.contactLink.findFirst({ where: { contactId: contact.id }, select: { role: true } }))?.role?.nb;
  await follow(page, "Gi en kontakt en rolle", { fields: [customer.name, made], records: [customer.name, contact.name] });
  await says(page, `${contact.name} er lagret.`);
  expect(await roleOf()).toBe(made);
  await longList(firm, "contactRoles", await firm.db.contactRole.count({ where: { deletedByOperation: null } }));
  await follow(page, "Slette en rolle som er i bruk", { fields: [made, instead.name], names: { Konsulent: made } });
  await says(page, `Rollen «${made}» er slettet.`);
  expect(await roleOf()).toBe(instead.name);
});

test("the recipes for industry codes load the sections, and recode one of the firm's own", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  // Of the twenty-one sections two at least are not there yet, however often this is run.
  await firm.db.industry.updateMany({ where: { code: { in: ["T", "U"] }, codeStandard: "SN2007" }, data: { code: null, codeStandard: null } });
  await follow(page, "Hente næringskodene (SN2007) som bransjer", { fields: ["Seksjoner (A–U)"] });
  await says(page, /\d+ bransjer er lagt til\./);
  expect(await firm.db.industry.count({ where: { code: "U", codeStandard: "SN2007", deletedByOperation: null } })).toBe(1);

  const codes = [1, 2].map((n) => `${n}${Date.now() % 1_000_000}`);
  const industries = [];
  for (const code of codes) industries.push(await firm.industry({ code, codeStandard: "SN2007" }));
  await follow(page, "Gå over til en ny standard for næringskoder", { fields: [codes.map((code) => `${code};9${code}`).join("\n")] });
  await says(page, "2 bransjer har fått nye koder, fra SN2007 til SN2025.");
  for (const [n, { id }] of industries.entries())
    expect(await firm.db.industry.findUnique({ where: { id } })).toMatchObject({ code: `9${codes[n] ?? ""}`, codeStandard: "SN2025" });
});

test("the recipe for merging two customers merges them, and a search for the other one finds the one that stayed", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const word = newWord();
  const older = await firm.customer({ name: `${word} Verft AS`, postalCode: "6003", phone: "22 33 44 55" });
  const newer = await firm.customer({ name: `${word} Werft`, postalCode: "6003" }, [older]);
  await follow(page, "Flette to kunder som er den samme", { names: { Fjordbygg: newer.name, "Fjord Bygg AS": older.name } });
  await says(page, `${newer.name} er flettet inn i ${older.name}`);
  expect(await firm.db.customerRedirect.findUnique({ where: { customerId: newer.id } })).toMatchObject({ intoId: older.id });
});

test("the recipe for taking customers out gives a file of those that are found", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const word = newWord();
  for (const n of [1, 2]) await firm.customer({ name: `${word} ${n}` });
  const download = page.waitForEvent("download", { timeout: 50_000 });
  await follow(page, "Ta ut kunder til et regneark", { fields: [word] });
  const bytes = readFileSync(await (await download).path());
  expect(recordsOf({ name: "", bytes }).map((record) => record.Navn)).toEqual([`${word} 1`, `${word} 2`]);
});

test("the recipes for a customer's additional info, its categories and undoing a change do what they say, for an employee too", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("EMPLOYEE");
  const [customer, category, origin] = [await firm.customer(), await firm.category(), await firm.value("origins")];
  await follow(page, "Fylle ut tilleggsinfo på en kunde", { fields: [customer.name, origin.name], records: [customer.name] });
  await says(page, "er lagret.");
  expect(await firm.db.customerOrigin.findUnique({ where: { customerId: customer.id } })).toMatchObject({ originId: origin.id });
  await follow(page, "Sette kategorier på en kunde", { fields: [customer.name], records: [customer.name, category.name] });
  await expect(page.getByRole("list", { name: "Valgte kategorier" })).toContainText(category.name);
  await follow(page, "Angre en endring på en kunde", { fields: [customer.name], records: [customer.name] });
  await says(page, "Angret:");
  expect(await firm.carriedBy("customer", customer)).toEqual([]);
});

test("the recipe for undoing something from the change log undoes the newest of its kind", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const category = await firm.category();
  await follow(page, "Angre noe fra endringsloggen", { fields: ["Kategorier"] });
  await says(page, "Angret:");
  expect((await firm.db.category.findUnique({ where: { id: category.id } }))?.deletedByOperation).not.toBeNull();
});
