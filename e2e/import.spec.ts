import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import type { Page } from "@playwright/test";

import { deleteCategory } from "@/lib/crm/categories/delete-category";
import { deleteCustomer } from "@/lib/crm/customers/delete-customer";

import type { Firm } from "./firm";
import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";
import { ledTo, sendAgain, sentWhile } from "./sent-form";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

const path = "/settings/import";
const heads = "organisasjonsnummer,navn,antallAnsatte,naeringskode1.kode";
const csv = (...rows: string[]): Buffer => Buffer.from([heads, ...rows, ""].join("\n"));
const says = (page: Page, text: string | RegExp) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const counts = (page: Page) => page.getByRole("table", { name: "Hva filen fører til" });
const count = (firm: Firm, numbers: string[]) => firm.db.customer.count({ where: { organizationNumber: { in: numbers }, deletedByOperation: null } });

async function choose(page: Page, buffer: Buffer, name = "enheter.csv"): Promise<void> {
  await page.goto(path);
  // The browser reads a file by its path itself; handed over as a value, ten megabytes take a slow machine longer than a step may.
  const file = test.info().outputPath(name);
  writeFileSync(file, buffer);
  await page.getByLabel("Fil fra Enhetsregisteret").setInputFiles(file);
  await page.getByRole("button", { name: "Forhåndsvis" }).click();
}

test("a file is shown with its counts, refused rows and codes without industry, imported once, undone, and changes nothing the second time", async ({
  page,
  context,
  firm,
}) => {
  const numbers = [newOrganizationNumber(), newOrganizationNumber()] as const;
  const file = csv(`${numbers[0]},${named("KUNDE")} AS,5,99.999`, `${numbers[1]},${named("KUNDE")} AS,7,00.000`, "123456789,FEIL AS,1,");
  const codes = await firm.db.industry.findMany({ where: { code: { in: ["99", "U"] }, codeStandard: "SN2007", active: true } });
  await firm.db.industry.updateMany({ where: { id: { in: codes.map(({ id }) => id) } }, data: { active: false } });
  await choose(page, file);
  await expect(page.getByRole("heading", { level: 1, name: "Vil du importere 2 kunder?" })).toBeVisible();
  for (const row of ["Nye kunder2", "Kunder som endres0", "Kunder som ikke endres0", "Rader som ikke blir med1"])
    await expect(counts(page).getByRole("row").filter({ hasText: row })).toHaveCount(1);
  await expect(page.getByText("1 rad har en næringskode det ikke er noen bransje for: 99.999.")).toBeVisible();
  const refused = page.getByRole("table", { name: "Rader som ikke blir med" }).getByRole("row").filter({ hasText: "FEIL AS" });
  await expect(refused).toContainText("4");
  await expect(refused).toContainText("organisasjonsnummer");
  await expect(refused).toContainText("Kontrollsifferet stemmer ikke. Sjekk nummeret.");
  expect(await count(firm, [...numbers])).toBe(0);

  const before = await firm.operations();
  const sent = await sentWhile(page, () => page.getByRole("button", { name: "Importer 2 kunder" }).click());
  await says(page, "2 kunder er lagt til, 0 er endret. 1 rad er avvist.");
  expect(await count(firm, [...numbers])).toBe(2);
  expect(ledTo(await sendAgain(context, sent))).toMatch(/\/settings\/import\?done=\d+/);
  expect(await firm.operations()).toBe(before + 1);
  const done = page.url();

  await choose(page, gzipSync(file), "enheter.csv.gz");
  await expect(page.getByRole("heading", { level: 1, name: "Det er ingenting å importere" })).toBeVisible();
  await expect(counts(page).getByRole("row").filter({ hasText: "Kunder som ikke endres2" })).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Importer/ })).toHaveCount(0);

  await page.goto(done);
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret:");
  expect(await count(firm, [...numbers])).toBe(0);
  await firm.db.industry.updateMany({ where: { id: { in: codes.map(({ id }) => id) } }, data: { active: true } });
});

test("each of many refused rows has its line, page by page", async ({ page }) => {
  const rows = [...Array(520).keys()].map((n) => `123456789,FEIL ${n},1,`);
  await choose(page, csv(`${newOrganizationNumber()},${named("KUNDE")} AS,5,`, ...rows));
  const table = page.getByRole("table", { name: "Rader som ikke blir med" });
  const pages = page.getByRole("navigation", { name: "Sider" });
  const line = (n: number) => table.getByRole("row").filter({ has: page.getByRole("cell", { name: `FEIL ${n}`, exact: true }) });
  await expect(page.getByText("Viser 500 av 520.")).toBeVisible();
  await expect(line(0)).toBeVisible();
  await pages.getByRole("link", { name: "Neste" }).click();
  await expect(line(519)).toContainText("522");
  await expect(table.getByRole("row").filter({ hasText: "FEIL" })).toHaveCount(20);
  await pages.getByRole("link", { name: "Forrige" }).click();
  await expect(line(499)).toBeVisible();
  await page.getByRole("button", { name: "Importer 1 kunde" }).click();
  await says(page, "1 kunde er lagt til, 0 er endret. 520 rader er avvist.");
});

test("«Angre» of an import leaves the customer that somebody works with by then, says so, and takes the others away", async ({ page, firm }) => {
  const [used, other] = [newOrganizationNumber(), newOrganizationNumber()] as const;
  const name = `${named("KUNDE")} AS`;
  await choose(page, csv(`${used},${name},5,`, `${other},${named("KUNDE")} AS,7,`));
  await page.getByRole("button", { name: "Importer 2 kunder" }).click();
  await says(page, "2 kunder er lagt til, 0 er endret.");
  const done = page.url();
  const customer = await firm.db.customer.findFirstOrThrow({ where: { organizationNumber: used } });
  await firm.contact(customer);
  await firm.opportunity(customer);
  await page.goto(done);
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret:");
  expect([await count(firm, [used]), await count(firm, [other])]).toEqual([1, 0]);
  await page.getByRole("link", { name: "Se hvem som ble stående" }).click();
  await expect(page.getByText("Disse kundene er endret eller tatt i bruk av noen siden, og står som de er nå.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: customer.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
});

test("a row that looks like a customer without a number is shown beside that one, and is passed over when it is ticked", async ({ page, firm }) => {
  const [like, unlike] = [newOrganizationNumber(), newOrganizationNumber()] as const;
  const there = await firm.customer({ name: `${newWord()} Rør og Varme`, postalCode: "6413" });
  const name = `${there.name} AS`;
  await choose(
    page,
    Buffer.from(["organisasjonsnummer,navn,postadresse.postnummer", `${like},${name},6413`, `${unlike},${named("KUNDE")} AS,6413`, ""].join("\n")),
  );
  await expect(page.getByRole("heading", { name: "1 ny kunde ligner på en kunde uten organisasjonsnummer" })).toBeVisible();
  const skip = page.getByRole("checkbox", { name: new RegExp(`^Hopp over ${name} .*, som ligner på ${there.name}$`) });
  await expect(skip).not.toBeChecked();
  await expect(page.getByRole("link", { name: `Vis «${there.name}»` })).toHaveAttribute("href", `/customers/${there.id}`);
  await skip.check();
  await page.getByRole("button", { name: "Importer 2 kunder" }).click();
  await says(page, "1 kunde er lagt til, 0 er endret.");
  expect([await count(firm, [like]), await count(firm, [unlike])]).toEqual([0, 1]);
});

test("a row with the web domain of a customer without a number is shown beside that one", async ({ page, firm }) => {
  const [domain, name] = [newWord().toLowerCase(), named("KUNDE")];
  const there = await firm.customer({ website: `https://www.${domain}.no/om-oss` });
  await choose(page, Buffer.from(["organisasjonsnummer,navn,hjemmeside", `${newOrganizationNumber()},${name} AS,${domain}.no`, ""].join("\n")));
  await expect(page.getByRole("heading", { name: "1 ny kunde ligner på en kunde uten organisasjonsnummer" })).toBeVisible();
  await expect(page.getByRole("link", { name: `Vis «${there.name}»` })).toHaveAttribute("href", `/customers/${there.id}`);
});

test("when the data change between the preview and the answer, it asks again; when the file is replaced, it says so", async ({ page, firm }) => {
  const number = newOrganizationNumber();
  const file = csv(`${number},${named("KUNDE")} AS,5,`, `${newOrganizationNumber()},${named("KUNDE")} AS,5,`);
  await choose(page, file);
  await expect(page.getByRole("heading", { level: 1, name: "Vil du importere 2 kunder?" })).toBeVisible();
  await firm.customer({ organizationNumber: number });
  await page.getByRole("button", { name: "Importer 2 kunder" }).click();
  await says(page, "Antallet har endret seg siden du ble spurt. Se over og svar igjen.");
  await expect(counts(page).getByRole("row").filter({ hasText: "Kunder som endres1" })).toHaveCount(1);
  await firm.db.importDraft.deleteMany();
  const before = await firm.operations();
  await page.getByRole("button", { name: "Importer 2 kunder" }).click();
  await expect(page.getByText("Filen er ikke her lenger: den er importert, byttet ut eller mer enn ett døgn gammel. Velg den på nytt.")).toBeVisible();
  expect(await firm.operations()).toBe(before);
});

for (const [what, file, name, sentence] of [
  ["an empty file", Buffer.alloc(0), "tom.csv", "Filen er tom. Velg en annen fil."],
  [
    "other columns",
    Buffer.from("a;b\n1;2"),
    "annet.csv",
    "Filen mangler kolonner: organisasjonsnummer, navn. Bruk filen slik Enhetsregisteret eller «Eksport» gir den.",
  ],
  ["letters of another encoding", Buffer.concat([csv(), Buffer.from("1,SMÅ,1,", "latin1")]), "latin1.csv", "Filen er ikke lagret som UTF-8."],
  ["ten megabytes of nothing", Buffer.alloc(10 * 1024 * 1024), "nul.csv", /^Filen (mangler kolonner|kan ikke leses)/],
] as const)
  test(`a bad file is told by its field, and changes nothing: ${what}`, async ({ page, firm }) => {
    const before = await firm.operations();
    await choose(page, file, name);
    await expect(page.getByLabel("Fil fra Enhetsregisteret")).toHaveAccessibleDescription(
      typeof sentence === "string" ? new RegExp(sentence.replaceAll(".", "\\.")) : sentence,
    );
    expect(await firm.operations()).toBe(before);
  });

test("without a file it asks for one, and the same form sent by somebody else imports nothing", async ({ page, context, firm, signIn }) => {
  await page.goto(path);
  const sent = await sentWhile(page, () => page.getByRole("button", { name: "Forhåndsvis" }).click());
  await expect(page.getByLabel("Fil fra Enhetsregisteret")).toHaveAccessibleDescription(/Velg en fil\./);
  await signIn("SALES_MANAGER");
  const before = await firm.operations();
  expect((await sendAgain(context, sent)).status()).toBeLessThan(500);
  expect(await firm.operations()).toBe(before);
});

test("a deleted customer's row brings it back as was chosen for what it can't get back, or makes another", async ({ page, firm }) => {
  const organizationNumber = newOrganizationNumber();
  const [customer, category, other] = [await firm.customer({ organizationNumber }), await firm.category(), await firm.category()];
  await firm.put(category, { customers: [customer] });
  const remove = () => firm.done(deleteCustomer, { id: customer.id, contacts: 0, opportunities: 0 });
  await remove();
  await firm.done(deleteCategory, { id: category.id, customers: 0, contacts: 0 });
  const file = csv(`${organizationNumber},${named("KUNDE")} AS,5,`);
  await choose(page, file);
  await expect(page.getByRole("heading", { name: "1 rad har organisasjonsnummeret til en slettet kunde" })).toBeVisible();
  await page.getByRole("radio", { name: "Gjenopprett, med det nye fra filen" }).check();
  await page.getByLabel(`Kategorien «${category.name}» er slettet (1 kunde)`).selectOption(other.name);
  await page.getByRole("button", { name: "Importer som valgt" }).click();
  await says(page, "1 er gjenopprettet");
  expect(await count(firm, [organizationNumber])).toBe(1);
  expect(await firm.carriedBy("customer", customer)).toContain(other.name);

  await remove();
  await choose(page, file);
  await page.getByRole("radio", { name: "Opprett ny" }).check();
  await page.getByRole("button", { name: "Importer som valgt" }).click();
  await says(page, "1 kunde er lagt til");
  expect(await count(firm, [organizationNumber])).toBe(1);
  expect(await firm.db.customer.count({ where: { id: customer.id, deletedByOperation: null } })).toBe(0);
});
