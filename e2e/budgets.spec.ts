import type { Page } from "@playwright/test";

import { lockBudget } from "@/lib/crm/budgets/lock-budget";
import { setBudgets } from "@/lib/crm/budgets/set-budgets";
import { addMember } from "@/lib/crm/groups/add-member";
import { createGroup } from "@/lib/crm/groups/create-group";
import { createOpportunities } from "@/lib/crm/opportunities/create-opportunities";

import type { Firm, Named, Person } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";

/** A «Salg» group with sellers of one's own, for a year that nobody else uses. */
async function salesTeam(firm: Firm, sellers = 2): Promise<{ group: Named; sellers: Person[] }> {
  const name = named("Salg");
  const { id } = await firm.done(createGroup, { name, type: "SALES", from: "2020-01-01" });
  const people = [];
  for (let n = 0; n < sellers; n++) {
    const person = await firm.employee("EMPLOYEE", { name: named(`Selger ${n + 1}`) });
    await firm.done(addMember, { groupId: id, employeeId: person.id, from: "2020-01-01" });
    people.push(person);
  }
  return { group: { id, name }, sellers: people };
}

const cell = (page: Page, { name }: { name: string }, month: string) => page.getByRole("textbox", { name: `${name} ${month}`, exact: true });
const row = (page: Page, { name }: { name: string }) => page.getByRole("row", { name: new RegExp(`^${name} `) });
const save = (page: Page) => page.getByRole("button", { name: "Lagre", exact: true }).click();
const saved = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const budgetOf = async (firm: Firm, { id }: { id: number }, year: number): Promise<(number | null)[]> => {
  const rows = await firm.db.budgetMonth.findMany({ where: { employeeId: id, month: { gte: new Date(`${year}-01-01`), lt: new Date(`${year + 1}-01-01`) } } });
  return Array.from({ length: 12 }, (_, month) => {
    const found = rows.find((each) => each.month.getUTCMonth() === month);
    return found ? Number(found.amount) : null;
  });
};
const year12 = (...amounts: (number | null)[]): (number | null)[] => [...amounts, ...Array<null>(12 - amounts.length).fill(null)];

test("a sales manager types months and a year's amount, deals it out, saves, and takes it back", async ({ page, firm, signIn, javaScriptEnabled }) => {
  const { group, sellers } = await salesTeam(firm);
  const [one, other] = sellers as [Person, Person];
  await signIn("SALES_MANAGER");
  await page.goto("/budgets?year=2051");
  await expect(page.getByRole("heading", { level: 1, name: "Salgsbudsjett" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Salgsbudsjett 2051" })).toBeVisible();
  await cell(page, one, "jan.").fill("50 000,00");
  await cell(page, one, "feb.").fill("kr 7");
  if (javaScriptEnabled) {
    await expect(cell(page, one, "Året")).toHaveValue(/^50\s007$/);
    await expect(row(page, group)).toContainText(/50\s007/);
  }
  await cell(page, other, "Året").fill("1000000");
  await save(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Årsbeløpet er ikke fordelt på månedene.");
  await expect(cell(page, other, "Året")).toHaveValue(/^1\s?000\s?000$/);

  await page.getByRole("button", { name: `Fordel likt for ${other.name}` }).click();
  await saved(page, "Fordelt, men ikke lagret ennå.");
  await expect(cell(page, other, "aug.")).toHaveValue(/^83\s333$/);
  await expect(cell(page, other, "sep.")).toHaveValue(/^83\s334$/);
  await expect(row(page, group)).toContainText(/1\s050\s007/);
  expect(await budgetOf(firm, other, 2051)).toEqual(year12());

  await save(page);
  await saved(page, "Salgsbudsjettet for 2051 er lagret: 14 måneder.");
  await expect(row(page, group)).toContainText(/1\s050\s007/);
  expect(await budgetOf(firm, one, 2051)).toEqual(year12(50_000, 7));
  expect((await budgetOf(firm, other, 2051)).reduce<number>((sum, amount) => sum + (amount ?? 0), 0)).toBe(1_000_000);

  await page.getByRole("status").filter({ hasText: "er lagret" }).getByRole("button", { name: "Angre" }).click();
  await saved(page, "Angret: endret salgsbudsjettet for 2051");
  expect([await budgetOf(firm, one, 2051), await budgetOf(firm, other, 2051)]).toEqual([year12(), year12()]);
  await expect(cell(page, one, "jan.")).toHaveValue("");
});

test("a block out of a spreadsheet is put in, by the section and with scripts right in the grid, and saved", async ({
  page,
  firm,
  signIn,
  javaScriptEnabled,
}) => {
  const { sellers } = await salesTeam(firm);
  const [one, other] = sellers as [Person, Person];
  await signIn("ADMIN");
  await page.goto("/budgets?year=2052");
  await page.getByText("Lim inn fra regneark").click();
  await page.getByRole("textbox", { name: "Tallene" }).fill("1\t2\t3");
  await page.getByLabel("Første rad").selectOption(one.name);
  await page.getByLabel("Første måned").selectOption("november 2052");
  await page.getByRole("button", { name: "Sett inn i budsjettet" }).click();
  await expect(page.getByRole("textbox", { name: "Tallene" })).toHaveAccessibleDescription(/Utklippet har 3 kolonner/);
  await page.getByRole("textbox", { name: "Tallene" }).fill(`${other.name}\t1 234 567,00\t2\n${one.name}\t10\t20\n`);
  await page.getByLabel("Første måned").selectOption("februar 2052");
  await page.getByRole("button", { name: "Sett inn i budsjettet" }).click();
  await saved(page, "4 tall satt inn, men ikke lagret ennå.");
  await expect(cell(page, other, "feb.")).toHaveValue(/^1\s234\s567$/);
  await expect(cell(page, one, "Året")).toHaveValue("30");

  if (javaScriptEnabled) {
    await cell(page, one, "nov.").evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "5 000,00\t6\r\n");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await saved(page, "Tall satt inn: 2.");
    await expect(cell(page, one, "Året")).toHaveValue(/^5\s036$/);
  } else {
    await cell(page, one, "nov.").fill("5 000,00");
    await cell(page, one, "des.").fill("6");
  }
  await save(page);
  await saved(page, "er lagret: 6 måneder.");
  expect(await budgetOf(firm, one, 2052)).toEqual([null, 10, 20, null, null, null, null, null, null, null, 5_000, 6]);
  expect(await budgetOf(firm, other, 2052)).toEqual(year12(null, 1_234_567, 2));
});

test("two people change different cells of a seller; the same cell is refused with both figures", async ({ page, firm, signIn }) => {
  const { sellers } = await salesTeam(firm, 1);
  const [seller] = sellers as [Person];
  const set = (month: string, amount: number) => firm.done(setBudgets, { sellers: [{ id: seller.id, month, amount }] });
  await set("2053-01", 100);
  await signIn("SALES_MANAGER");
  await page.goto("/budgets?year=2053");
  await set("2053-02", 200);
  await cell(page, seller, "jan.").fill("101");
  await save(page);
  await saved(page, "er lagret: 1 måned.");
  expect(await budgetOf(firm, seller, 2053)).toEqual(year12(101, 200));

  await set("2053-03", 165_000);
  await cell(page, seller, "mars").fill("170000");
  await cell(page, seller, "april")
    .or(cell(page, seller, "apr."))
    .fill("4");
  await save(page);
  const clash = page.getByRole("group", { name: new RegExp(`${seller.name}, mars: nå 165\\s000 \\(.+\\)\\. Du skrev 170\\s000\\.`) });
  await expect(clash).toBeVisible();
  await expect(cell(page, seller, "mars")).toHaveValue(/^170\s?000$/);
  await clash.getByLabel("Lagre mitt").check();
  await save(page);
  await saved(page, "er lagret: 2 måneder.");
  expect(await budgetOf(firm, seller, 2053)).toEqual(year12(101, 200, 170_000, 4));
});

test("a year follows last year's won sales, or is copied from last year with a percentage after a question", async ({ page, firm, signIn }) => {
  const { sellers } = await salesTeam(firm);
  const [one, other] = sellers as [Person, Person];
  const customer = await firm.customer();
  const won = (closedOn: string, amount: number) => ({
    ...{ title: named("Salg"), customerId: customer.id, status: "WON", expectedClose: closedOn, closedOn },
    ...{ amount, sellers: [{ employeeId: one.id, share: 10_000 }] },
  });
  await firm.done(createOpportunities, { opportunities: [won("2024-03-31", 300_00), won("2024-11-01", 100_00)] });
  await firm.done(setBudgets, { sellers: [{ id: other.id, month: "2024-05", amount: 1_000 }] });
  await signIn("SALES_MANAGER");
  await page.goto("/budgets?year=2025");
  await cell(page, one, "Året").fill("1001");
  await page.getByRole("button", { name: `Som i fjor for ${one.name}` }).click();
  await saved(page, "Fordelt, men ikke lagret ennå.");
  await expect(cell(page, one, "mars")).toHaveValue("751");
  await expect(cell(page, one, "nov.")).toHaveValue("250");
  await save(page);
  await saved(page, "er lagret: 12 måneder.");
  await cell(page, other, "Året").fill("500");
  await page.getByRole("button", { name: `Som i fjor for ${other.name}` }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Ingenting ble vunnet i 2024");

  await page.goto("/budgets?year=2025");
  await page.getByRole("link", { name: "Kopier fra 2024" }).click();
  await page.getByRole("textbox", { name: "Endring i prosent" }).fill("2,5");
  await page.getByRole("button", { name: "Fortsett" }).click();
  await page.getByRole("button", { name: /^Ja, kopier \d+ tall$/ }).click();
  await saved(page, "fra 2024 til 2025.");
  await expect(cell(page, other, "mai")).toHaveValue(/^1\s025$/);
  await page.getByRole("status").filter({ hasText: "fra 2024 til 2025" }).getByRole("button", { name: "Angre" }).click();
  await saved(page, "Angret");
  expect(await budgetOf(firm, other, 2025)).toEqual(year12());
});

test("the budget is narrowed to one group and those under it, and a group's own figure opened there loses nothing typed", async ({ page, firm, signIn }) => {
  const { group, sellers } = await salesTeam(firm);
  const other = await salesTeam(firm, 1);
  const [one] = sellers as [Person, Person];
  await signIn("SALES_MANAGER");
  await page.goto("/budgets?year=2057");
  await page.getByLabel("Gruppe", { exact: true }).selectOption({ label: group.name });
  await page.getByRole("search", { name: "Velg hva budsjettet viser" }).getByRole("button", { name: "Vis" }).click();
  await expect(page).toHaveURL(`/budgets?year=2057&group=${group.id}`);
  await expect(row(page, other.group)).toHaveCount(0);
  await cell(page, one, "jan.").fill("700");
  await page.getByRole("button", { name: `Eget tall for ${group.name}` }).click();
  await expect(cell(page, one, "jan.")).toHaveValue("700");
  await cell(page, { name: `${group.name}, eget tall` }, "jan.").fill("1000");
  await save(page);
  await saved(page, "er lagret: 2 måneder.");
  await expect(page).toHaveURL(new RegExp(`group=${group.id}`));
  await expect(page.getByRole("row", { name: new RegExp(`^Ufordelt i ${group.name} `) })).toContainText("300");
  expect(await budgetOf(firm, one, 2057)).toEqual(year12(700));
  await page.getByRole("link", { name: "2058" }).click();
  await expect(page).toHaveURL(`/budgets?year=2058&group=${group.id}`);
  for (const wrong of ["0", "2147483646", "abc", "9".repeat(5_000)]) expect((await page.goto(`/budgets?group=${wrong}`))?.status()).toBe(200);
});

test("a group's own figure stands beside the sum, and a locked year is read only until it is opened", async ({ page, firm, signIn }) => {
  const { group, sellers } = await salesTeam(firm, 1);
  await firm.done(setBudgets, { sellers: [{ id: sellers[0]?.id, month: "2054-01", amount: 600 }] });
  await signIn("ADMIN");
  await page.goto("/budgets?year=2054");
  await page.getByRole("button", { name: `Eget tall for ${group.name}` }).click();
  await cell(page, { name: `${group.name}, eget tall` }, "jan.").fill("1000");
  await save(page);
  await saved(page, "er lagret: 1 måned.");
  await expect(page.getByRole("row", { name: new RegExp(`^Ufordelt i ${group.name} `) })).toContainText("400");

  await page.getByRole("button", { name: "Lås 2054" }).click();
  await saved(page, "Salgsbudsjettet for 2054 er låst.");
  await expect(page.getByRole("textbox", { name: /jan\.$/ })).toHaveCount(0);
  await expect(row(page, sellers[0] ?? group)).toContainText("600");
  await expect(page.getByRole("button", { name: "Lagre", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Lås opp 2054" }).click();
  await saved(page, "Salgsbudsjettet for 2054 er låst opp.");
  await expect(cell(page, sellers[0] ?? group, "jan.")).toHaveValue("600");
});

test("a year that is locked while one types refuses, and keeps what was typed", async ({ page, firm, signIn }) => {
  const { sellers } = await salesTeam(firm, 1);
  const [seller] = sellers as [Person];
  await signIn("ADMIN");
  await firm.done(lockBudget, { year: 2055, locked: false });
  await page.goto("/budgets?year=2055");
  await firm.done(lockBudget, { year: 2055, locked: true });
  await cell(page, seller, "jan.").fill("77");
  await save(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Budsjettet for året er låst.");
  await expect(cell(page, seller, "jan.")).toHaveValue("77");
  expect(await budgetOf(firm, seller, 2055)).toEqual(year12());
});

test("an employee sees one's own budget, as text, and nobody else's", async ({ page, firm, signIn }) => {
  const { group, sellers } = await salesTeam(firm);
  const [one, other] = sellers as [Person, Person];
  await firm.done(setBudgets, { sellers: [one, other].map(({ id }, n) => ({ id, month: "2056-01", amount: 111 * (n + 1) })) });
  await signIn(one);
  await page.goto("/budgets?year=2056");
  await expect(row(page, one)).toContainText("111");
  await expect(page.getByRole("main")).not.toContainText(other.name);
  await expect(page.getByRole("main")).not.toContainText("222");
  await expect(page.getByRole("main")).not.toContainText(group.name);
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await signIn("EMPLOYEE");
  await page.goto("/budgets?year=2056");
  await expect(page.getByText("Du har ikke noe salgsbudsjett for 2056.")).toBeVisible();
});
