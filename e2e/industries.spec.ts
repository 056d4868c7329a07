import { IndustriesPage, industriesPath } from "./industries-page";
import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";
import { ledTo, sendAgain, sentWhile, withField } from "./sent-form";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

async function filled(firm: Firm, customers = 2): Promise<{ from: Named; to: Named; customers: Named[] }> {
  const [from, to] = [await firm.industry(), await firm.industry()];
  const inIt: Named[] = [];
  for (let n = 0; n < customers; n++) inIt.push(await firm.customer({ industry: String(from.id) }));
  return { from, to, customers: inIt };
}

const gone = ({ db }: Firm, { id }: Named) => db.customer.update({ where: { id }, data: { deletedByOperation: 1 } });

test("«Ny» makes an industry, which is then chosen", async ({ page }) => {
  const name = named("Fiske");
  const industries = new IndustriesPage(page);
  await industries.open();
  await page.getByRole("link", { name: "Ny", exact: true }).click();
  await page.getByLabel("Industri navn").fill(`  ${name} `);
  await page.getByRole("button", { name: "Opprett bransje" }).click();
  await industries.says(`Bransjen «${name}» er opprettet.`);
  await expect(industries.heading(name)).toBeVisible();
  await expect(page.getByLabel("Industri navn")).toHaveValue(name);
});

test("a name that another has, in either language, is refused with the way to that one, and what was typed is kept", async ({ page, firm }) => {
  const other = await firm.industry({ en: named("Fishing") });
  const industries = new IndustriesPage(page);
  await page.goto(`${industriesPath}/new`);
  const before = await firm.operations();
  const typed = ` ${other.name.toLocaleUpperCase("nb")} `;
  await page.getByLabel("Industri navn").fill(typed);
  await page.getByRole("button", { name: "Opprett bransje" }).click();
  await expect(page.getByLabel("Industri navn")).toHaveAccessibleDescription(new RegExp(`Bransjen «${other.name}» har dette navnet allerede\\.`));
  await expect(page.getByLabel("Industri navn")).toHaveValue(typed);
  expect(await firm.operations()).toBe(before);
  await page.getByRole("link", { name: `Vis «${other.name}»` }).click();
  await expect(industries.heading(other.name)).toBeVisible();
});

test("a click on an industry puts its name in «Industri navn», and Enter there renames it, never moves", async ({ page, firm }) => {
  const { from, to } = await filled(firm);
  const name = named("Nytt navn");
  const industries = new IndustriesPage(page);
  await industries.choose(from);
  await expect(page.getByLabel("Industri navn")).toHaveValue(from.name);
  await page.getByLabel("Velg bransje").selectOption(to.name);
  await page.getByLabel("Industri navn").fill(name);
  await page.getByLabel("Industri navn").press("Enter");
  await industries.says(`Bransjen «${from.name}» heter nå «${name}».`);
  await expect(industries.heading(name)).toBeVisible();
  await expect(page.getByRole("link", { name: "2 kunder", exact: true })).toBeVisible();
});

test("«Flytt kunder» asks with both names and the exact count, moves all, deleted ones too, says how many, and «Angre» moves them back", async ({
  page,
  firm,
}) => {
  const { from, to, customers } = await filled(firm, 3);
  await gone(firm, customers[2] ?? from);
  await firm.customer({ industry: String(to.id) });
  const industries = new IndustriesPage(page);
  await industries.choose(from);
  await industries.askToMove(to);
  await expect(page).toHaveURL(new RegExp(`/${from.id}/move\\?to=${to.id}$`));
  await expect(industries.heading("Vil du flytte 2 kunder?")).toBeVisible();
  const table = page.getByRole("table", { name: "Hvor mange kunder bransjene har, nå og etterpå" });
  await expect(table.getByRole("row").nth(1)).toHaveText(`Fra${from.name}20`);
  await expect(table.getByRole("row").nth(2)).toHaveText(`Til${to.name}13`);
  await expect(page.getByText("1 av dem er slettet, og flyttes også, så den havner riktig hvis de gjenopprettes.")).toBeVisible();
  await page.getByRole("button", { name: "Ja, flytt 2 kunder" }).click();
  await industries.says(`2 kunder er flyttet fra «${from.name}» til «${to.name}». 1 slettet kunde er flyttet med.`);
  await expect(industries.heading(to.name)).toBeVisible();
  await expect(page.getByRole("link", { name: "3 kunder", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Angre" }).click();
  await industries.says(`Angret: flyttet 2 kunder (og 1 slettet) fra bransjen «${from.name}» til «${to.name}».`);
  await expect(page.getByRole("link", { name: "1 kunde", exact: true })).toBeVisible();
  await industries.open(from);
  await expect(page.getByRole("link", { name: "2 kunder", exact: true })).toBeVisible();
});

test("each moved customer's own «Endringslogg» shows the move, and the message's undo names what it left", async ({ page, firm }) => {
  const { from, to, customers } = await filled(firm);
  const [one, other] = customers as [Named, Named];
  const industries = new IndustriesPage(page);
  await industries.open(from);
  await industries.askToMove(to);
  await page.getByRole("button", { name: "Ja, flytt 2 kunder" }).click();
  await industries.says("2 kunder er flyttet");
  const done = page.url();
  await page.goto(`/customers/${one.id}/history`);
  await expect(page.getByText(`flyttet 2 kunder fra bransjen «${from.name}» til «${to.name}»`)).toBeVisible();

  await page.goto(`/customers/${other.id}`);
  await page.getByLabel("Bransje").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await industries.says("er lagret.");
  await page.goto(done);
  await page.getByRole("button", { name: "Angre" }).click();
  await industries.says("1 ting er endret eller tatt i bruk av noen siden, og ble stående.");
  await page.getByRole("link", { name: "Se hvem som ble stående" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ble stående da det ble angret" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: other.name })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: one.name })).toHaveCount(0);
});

test("without a choice «Flytt kunder» asks for one, and moves nothing", async ({ page, firm }) => {
  const { from } = await filled(firm);
  const industries = new IndustriesPage(page);
  await industries.open(from);
  const before = await firm.operations();
  await page.getByRole("button", { name: "Flytt kunder" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Velg bransjen kundene skal flyttes til." })).toBeVisible();
  expect(await firm.operations()).toBe(before);
});

test("when the count changes between the question and «Ja», it asks again with the new one", async ({ page, firm }) => {
  const { from, to } = await filled(firm);
  const industries = new IndustriesPage(page);
  await industries.open(from);
  await industries.askToMove(to);
  await expect(industries.heading("Vil du flytte 2 kunder?")).toBeVisible();
  await firm.customer({ industry: String(from.id) });
  await page.getByRole("button", { name: "Ja, flytt 2 kunder" }).click();
  await industries.says("Antallet har endret seg siden du ble spurt. Se over og svar igjen.");
  await page.getByRole("button", { name: "Ja, flytt 3 kunder" }).click();
  await industries.says("3 kunder er flyttet");
});

test("«Ja» sent again moves nothing twice, Back is safe, and a tampered form is refused", async ({ page, context, firm }) => {
  const { from, to } = await filled(firm);
  const industries = new IndustriesPage(page);
  await industries.open(from);
  await industries.askToMove(to);
  const sent = await sentWhile(page, () => page.getByRole("button", { name: "Ja, flytt 2 kunder" }).click());
  await industries.says("2 kunder er flyttet");
  const before = await firm.operations();
  expect(ledTo(await sendAgain(context, sent))).toMatch(/\/settings\/crm\/industries\/\d+\?done=\d+/);
  for (const [field, value] of [
    ["to", "2147483646"],
    ["to", "abc"],
    ["id", "0"],
    ["customers", "-1"],
    ["customers", "1e99"],
    ["deletedCustomers", "x"],
  ] as const)
    expect((await sendAgain(context, withField(sent, field, value))).status(), `${field} ${value}`).toBeLessThan(400);
  expect(await firm.operations()).toBe(before);
  await page.goBack();
  await page.reload();
  await expect(page.getByText(`Det er ingen kunder i «${from.name}» å flytte.`)).toBeVisible();
  expect(await firm.operations()).toBe(before);
});

test("an industry in use is deleted only together with the move of its customers, and «Angre» brings back both", async ({ page, firm }) => {
  const { from, to } = await filled(firm);
  const industries = new IndustriesPage(page);
  await industries.open(from);
  await page.getByRole("link", { name: "Slett bransjen" }).click();
  await expect(industries.heading(`Vil du slette bransjen «${from.name}»?`)).toBeVisible();
  const yes = page.getByRole("button", { name: `Ja, flytt 2 kunder og slett ${from.name}` });
  await yes.click();
  await expect(page.getByLabel("Velg bransje")).toHaveAccessibleDescription("Velg bransjen kundene skal flyttes til.");
  await page.getByLabel("Velg bransje").selectOption(to.name);
  await yes.click();
  await industries.says(`Bransjen «${from.name}» er slettet. 2 kunder er flyttet til «${to.name}».`);
  await page.getByRole("button", { name: "Angre" }).click();
  await industries.says("Angret:");
  await industries.open(from);
  await expect(page.getByRole("link", { name: "2 kunder", exact: true })).toBeVisible();
});

test("an industry that nobody is in is deleted, and one that is gone has no page", async ({ page, firm }) => {
  const industry = await firm.industry();
  const industries = new IndustriesPage(page);
  await industries.open(industry);
  await page.getByRole("link", { name: "Slett bransjen" }).click();
  await expect(page.getByText("Ingen kunder er i den.")).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${industry.name}` }).click();
  await industries.says(`Bransjen «${industry.name}» er slettet.`);
  expect((await page.goto(`${industriesPath}/${industry.id}`))?.status()).toBe(404);
});

test("an industry that is switched off stays where it is chosen, and is not offered until it is switched on", async ({ page, firm }) => {
  const { from, customers } = await filled(firm, 1);
  const other = await firm.customer();
  const industries = new IndustriesPage(page);
  await industries.open(from);
  await page.getByRole("link", { name: "Slå av bransjen" }).click();
  await page.getByRole("button", { name: `Ja, slå av ${from.name}` }).click();
  await industries.says(`Bransjen «${from.name}» er slått av.`);
  await page.goto(`/customers/${customers[0]?.id ?? 0}`);
  await expect(page.getByLabel("Bransje").locator("option:checked")).toHaveText(from.name);
  await page.goto(`/customers/${other.id}`);
  await expect(page.getByLabel("Bransje").locator("option").filter({ hasText: from.name })).toHaveCount(0);
  for (const filters of ["/customers", "/customers/filters"]) {
    await page.goto(filters);
    await expect(page.getByLabel("Bransje", { exact: true }).first().locator("option").filter({ hasText: from.name })).toHaveCount(1);
  }
  await industries.open(from);
  await page.getByRole("link", { name: "Slå på bransjen" }).click();
  await page.getByRole("button", { name: `Ja, slå på ${from.name}` }).click();
  await industries.says(`Bransjen «${from.name}» er slått på.`);
  await page.goto(`/customers/${other.id}`);
  await expect(page.getByLabel("Bransje").locator("option").filter({ hasText: from.name })).toHaveCount(1);
});

test("the English name is shown to those who read English, and a code needs its standard", async ({ page, firm, pageOf }) => {
  const industry = await firm.industry();
  const english = named("Fishing");
  const industries = new IndustriesPage(page);
  await industries.open(industry);
  await page.getByRole("link", { name: "Engelsk navn og næringskode" }).click();
  await page.getByLabel("Navn på engelsk").fill(english);
  await page.getByLabel("Næringskode").fill(String(industry.id));
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByLabel("Standard")).toHaveAccessibleDescription("Velg hvilken standard koden er fra.");
  await page.getByLabel("Standard").selectOption("SN2025");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await industries.says(`Bransjen «${industry.name}» er lagret.`);
  await expect(page.getByText(`Næringskode ${industry.id} (SN2025).`)).toBeVisible();
  const hers = await pageOf(await firm.employee("ADMIN", { language: "en" }));
  await hers.goto(`${industriesPath}/${industry.id}`);
  await expect(hers.getByRole("heading", { level: 2, name: english })).toBeVisible();
});

test("the list is narrowed by code and by name, «Vis alle» lists all, and «Alle bransjer» leads back on a phone", async ({ page, firm, isMobile }) => {
  const industry = await firm.industry({ code: `9${Date.now() % 100_000}`, codeStandard: "SN2025" });
  const industries = new IndustriesPage(page);
  await industries.open();
  const { code } = await firm.db.industry.findUniqueOrThrow({ where: { id: industry.id } });
  await page.getByRole("searchbox", { name: "Søk i bransjer" }).fill(code ?? "");
  await page.getByRole("button", { name: "Søk", exact: true }).click();
  await expect(industries.link(industry)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Bransjer", exact: true }).getByRole("link")).toHaveCount(1);
  await page.getByRole("link", { name: /^Vis alle \d+$/ }).click();
  await expect(page).toHaveURL(/all=1/);
  const all = await firm.db.industry.count({ where: { deletedByOperation: null } });
  await expect(page.getByRole("navigation", { name: "Bransjer", exact: true }).getByRole("link")).toHaveCount(all);
  await industries.link(industry).click();
  await expect(industries.heading(industry.name)).toBeVisible();
  if (!isMobile) return;
  await expect(industries.link(industry)).toBeHidden();
  await page.getByRole("link", { name: "Alle bransjer" }).click();
  await expect(industries.link(industry)).toBeVisible();
});
