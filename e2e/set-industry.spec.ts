import { randomInt } from "node:crypto";

import type { Page } from "@playwright/test";

import { chooseAct, CustomerList } from "./customer-list";
import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";
import { heldBack, ledTo, sendAgain, sentWhile, withField } from "./sent-form";

test.beforeEach(async ({ signIn }) => {
  await signIn("SALES_MANAGER");
});

const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const says = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const bar = (page: Page) => page.getByRole("group", { name: "Endre valgte kunder" });
const table = (page: Page) => page.getByRole("table", { name: "Kundeoppfølging" });

async function industry(firm: Firm): Promise<Named> {
  const name = named("Bransje");
  return { id: (await firm.db.industry.create({ data: { nb: name } })).id, name };
}

/** Three customers of one word: two in an industry, one in none. */
async function three(firm: Firm): Promise<{ word: string; from: Named; to: Named; customers: [Named, Named, Named] }> {
  const word = newWord();
  const [from, to] = [await industry(firm), await industry(firm)];
  const make = (name: string, at: string) => firm.customer({ name: `${word} ${name}`, industry: at });
  return { word, from, to, customers: [await make("A", String(from.id)), await make("B", String(from.id)), await make("C", "")] };
}

const industriesOf = async (firm: Firm, customers: Named[]) =>
  Promise.all(customers.map(async ({ id }) => (await firm.db.customerIndustry.findUnique({ where: { customerId: id } }))?.industryId ?? null));

test("a selection of rows gets an industry after a question with the count, and «Angre» takes it back", async ({ page, firm, javaScriptEnabled, isMobile }) => {
  const { word, from, to, customers } = await three(firm);
  await page.goto(`/customers?q=${word}`);
  await expect(bar(page)).toBeHidden();
  for (const { name } of [customers[0], customers[2]]) await page.getByRole("checkbox", { name: `Velg ${name}` }).check();
  await expect(bar(page)).toBeVisible();
  if (javaScriptEnabled) await says(page, "2 valgt");
  await chooseAct(page, isMobile, "Sett bransje");
  await expect(page.getByRole("heading", { name: "Hvilken bransje skal 2 kunder flyttes til?" })).toBeVisible();
  await page.getByLabel("Velg bransje").selectOption({ label: to.name });
  await press(page, "Flytt kunder");
  await expect(page.getByRole("heading", { name: `Vil du flytte 2 kunder til «${to.name}»?` })).toBeVisible();
  const shares = page.getByRole("table", { name: "Sett bransje" });
  await expect(shares.getByRole("row", { name: from.name })).toContainText("1");
  await expect(shares.getByRole("row", { name: "Uten bransje" })).toContainText(to.name);
  const before = await firm.operations();
  await sentWhile(page, () => page.getByRole("button", { name: "Ja, flytt 2 kunder" }).dblclick());
  const done = page.getByRole("status").filter({ hasText: `2 kunder er flyttet til bransjen «${to.name}».` });
  await expect(done).toBeVisible();
  expect(await firm.operations()).toBe(before + 1);
  expect(await industriesOf(firm, customers)).toEqual([to.id, from.id, to.id]);
  await page.goto(`/customers/${customers[0].id}/history`);
  await expect(page.getByText(`flyttet 2 kunder til bransjen «${to.name}»`)).toBeVisible();
  await page.goBack();
  await done.getByRole("button", { name: "Angre" }).click();
  await says(page, `Angret: flyttet 2 kunder til bransjen «${to.name}».`);
  expect(await industriesOf(firm, customers)).toEqual([from.id, from.id, null]);
});

test("«Velg alle på siden» ticks the page's rows without scripts too, and ticks can be taken off", async ({ page, firm }) => {
  const { word, customers } = await three(firm);
  await page.goto(`/customers?q=${word}`);
  await page.getByRole("link", { name: "Velg alle på siden" }).click();
  await expect(page.getByRole("checkbox", { name: `Velg ${customers[1].name}` })).toBeChecked();
  await page.getByRole("checkbox", { name: `Velg ${customers[1].name}` }).uncheck();
  await press(page, "Velg alle på siden");
  await expect(page.getByRole("checkbox", { name: `Velg ${customers[1].name}` })).toBeChecked();
  await bar(page).getByRole("link", { name: "Fjern valg" }).click();
  await expect(bar(page)).toBeHidden();
  await page.getByRole("checkbox", { name: `Velg ${customers[1].name}` }).check();
  await bar(page).getByRole("button", { name: "Fjern valg" }).click();
  await expect(page.getByRole("checkbox", { name: `Velg ${customers[1].name}` })).not.toBeChecked();
});

test("all that a search finds moves, those who are there already stay, and a changed count asks again", async ({ page, firm, isMobile }) => {
  const { word, from, to, customers } = await three(firm);
  const there = await firm.customer({ name: `${word} D`, industry: String(to.id) });
  await page.goto(`/customers?q=${word}`);
  await page.getByRole("checkbox", { name: `Velg ${customers[0].name}` }).check();
  await bar(page).getByRole("link", { name: "Velg alle 4 treff" }).click();
  await expect(bar(page)).toContainText("Alle 4 treff er valgt.");
  await chooseAct(page, isMobile, "Sett bransje");
  await page.getByLabel("Velg bransje").selectOption({ label: to.name });
  await press(page, "Flytt kunder");
  await expect(page.getByText(`1 av de valgte er i «${to.name}» allerede, og blir der.`)).toBeVisible();
  const another = await firm.customer({ name: `${word} E`, industry: String(from.id) });
  await press(page, "Ja, flytt 3 kunder");
  await says(page, "Antallet har endret seg");
  await press(page, "Ja, flytt 4 kunder");
  await says(page, `4 kunder er flyttet til bransjen «${to.name}». 1 var der fra før.`);
  expect(await industriesOf(firm, [...customers, there, another])).toEqual([to.id, to.id, to.id, to.id, to.id]);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${word}`));
});

test("nothing chosen, an industry not chosen, everybody there already: each is said", async ({ page, firm }) => {
  const { to } = await three(firm);
  const there = await firm.customer({ industry: String(to.id) });
  await page.goto("/customers/change-many/set-industry");
  await expect(page.getByText("Ingen kunder er valgt.")).toBeVisible();
  await page.goto(`/customers/change-many/set-industry?id=${there.id}`);
  await press(page, "Flytt kunder");
  await expect(page.getByRole("alert").filter({ hasText: "Velg bransjen de skal flyttes til." })).toBeVisible();
  await page.getByLabel("Velg bransje").selectOption({ label: to.name });
  await press(page, "Flytt kunder");
  await expect(page.getByText(`Alle de valgte er i «${to.name}» allerede.`)).toBeVisible();
});

test("an industry switched off meanwhile, a tampered id or count change nothing", async ({ page, context, firm }) => {
  const { to, customers } = await three(firm);
  await page.goto(`/customers/change-many/set-industry?id=${customers[0].id}&to=${to.id}`);
  const form = await heldBack(page, () => press(page, "Ja, flytt 1 kunde"));
  const before = await firm.operations();
  for (const [field, values] of [
    ["id", ["0", "abc", "2147483648", "\0", "x".repeat(10_000)]],
    ["to", ["", "0", "2147483646", "abc"]],
    ["customers", ["2", "-1", "abc", "1e9"]],
  ] as const)
    for (const value of values) {
      const answer = await sendAgain(context, withField(form, field, value));
      expect([200, 303], `${field}=${value.slice(0, 20)}`).toContain(answer.status());
      expect(ledTo(answer) ?? "").not.toContain("done=");
    }
  await firm.db.industry.update({ where: { id: to.id }, data: { active: false } });
  const answer = await sendAgain(context, withField(form, "to", String(to.id)));
  expect(await answer.text()).toContain("Bransjen finnes ikke lenger.");
  expect(await firm.operations()).toBe(before);
});

test("a customer moved on by somebody else stays there when the move is undone, and the message says so", async ({ page, firm }) => {
  const { from, to, customers } = await three(firm);
  await page.goto(`/customers/change-many/set-industry?id=${customers[0].id}&id=${customers[1].id}&to=${to.id}`);
  await press(page, "Ja, flytt 2 kunder");
  const done = page.getByRole("status").filter({ hasText: "2 kunder er flyttet" });
  await expect(done).toBeVisible();
  const elsewhere = await industry(firm);
  await firm.db.customerIndustry.update({ where: { customerId: customers[0].id }, data: { industryId: elsewhere.id, operationId: 1 } });
  await done.getByRole("button", { name: "Angre" }).click();
  await says(page, "1 ting er endret eller tatt i bruk av noen siden, og ble stående.");
  expect(await industriesOf(firm, customers)).toEqual([elsewhere.id, from.id, null]);
});

test("the industry is found by its code and by its name", async ({ page, firm }) => {
  const { customers } = await three(firm);
  const code = `97.${randomInt(1e9)}`;
  const name = named("Kodebransje");
  await firm.db.industry.create({ data: { nb: name, code, codeStandard: "SN2025" } });
  for (const typed of [code, name.slice(3).toUpperCase()]) {
    await page.goto(`/customers/change-many/set-industry?id=${customers[0].id}`);
    await page.getByLabel("Finn bransje etter kode eller navn").fill(typed);
    await press(page, "Finn");
    await says(page, "1 bransje har dette i kode eller navn.");
    await expect(page.getByLabel("Velg bransje").locator("option:checked")).toHaveText(`${code} ${name}`);
    await press(page, "Flytt kunder");
    await expect(page.getByRole("button", { name: "Ja, flytt 1 kunde" })).toBeVisible();
  }
});

test("letters typed over a select of industries choose by code, and with scripts by any word of a name", async ({ page, firm, javaScriptEnabled }) => {
  const { customers } = await three(firm);
  const [code, word] = [`98.${randomInt(1e9)}`, newWord()];
  const industry = await firm.db.industry.create({ data: { nb: `Handel med ${word}`, code, codeStandard: "SN2025" } });
  const label = `${code} Handel med ${word}`;
  const places = [
    { path: `/customers/${customers[0].id}`, select: page.getByRole("main").getByRole("combobox", { name: "Bransje" }) },
    { path: `/customers/change-many/set-industry?id=${customers[0].id}`, select: page.getByRole("combobox", { name: "Velg bransje" }) },
  ];
  for (const { path, select } of places)
    for (const typed of javaScriptEnabled ? [code, word] : [code]) {
      await page.goto(path);
      await select.focus();
      await expect(async () => {
        await select.selectOption("");
        await select.pressSequentially(typed);
        await expect(select).toHaveValue(String(industry.id), { timeout: 500 });
      }).toPass();
      await expect(select.locator("option:checked")).toHaveText(label);
    }
  await press(page, "Flytt kunder");
  await expect(page.getByRole("heading", { name: `Vil du flytte 1 kunde til «${label}»?` })).toBeVisible();
});

test("a filter on an industry with a code finds what lies under it, and on wish the register's secondary codes too", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const section = await firm.db.industry.findFirst({ where: { code: "F", codeStandard: "SN2007", deletedByOperation: null } });
  const above = section ?? (await firm.db.industry.create({ data: { nb: named("Seksjon"), code: "F", codeStandard: "SN2007" } }));
  const division = await firm.db.industry.findFirstOrThrow({ where: { code: "41", codeStandard: "SN2007", deletedByOperation: null } });
  const [under, secondary] = [await firm.customer({ name: `${word} Under`, industry: String(division.id) }), await firm.customer({ name: `${word} Tillegg` })];
  await firm.db.customer.update({ where: { id: secondary.id }, data: { registerCodes: ["62.010", "43.210"] } });
  const list = new CustomerList(page, isMobile);
  await page.goto(`/customers?q=${word}&industry=${above.id}`);
  await list.shows([under.name]);
  const search = page.getByRole("search", { name: "Søk i kunder" });
  if (isMobile) await search.getByRole("button", { name: /^Filtre/ }).click();
  await search.getByLabel("Ta med tilleggskoder").check();
  await search.getByRole("button", { name: "Søk", exact: true }).last().click();
  await list.shows([secondary.name, under.name]);
  await expect(page).toHaveURL(/[?&]secondary=1/);
});

test("an employee sees no checkboxes, and the page is not for her", async ({ page, firm, signIn }) => {
  const { word, customers } = await three(firm);
  await signIn("EMPLOYEE");
  await page.goto(`/customers?q=${word}&selected=all`);
  await expect(table(page).getByRole("link", { name: customers[0].name })).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByText("Velg alle")).toHaveCount(0);
  expect((await page.goto(`/customers/change-many/set-industry?id=${customers[0].id}`))?.status()).toBe(403);
});
