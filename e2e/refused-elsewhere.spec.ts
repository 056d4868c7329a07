import type { Page } from "@playwright/test";

import { letEmployeesCreate } from "@/lib/crm/categories/let-employees-create";
import { deleteCustomer } from "@/lib/crm/customers/delete-customer";
import { deleteIndustry } from "@/lib/crm/customers/delete-industry";
import { deleteGroup } from "@/lib/crm/sellers/delete-group";

import { CategoriesPanel } from "./categories-panel";
import { expect, test } from "./fixtures";
import { groupsPath, makeGroup } from "./groups-page";
import { industriesPath } from "./industries-page";
import { named, newWord } from "./names";

const alert = (page: Page, text: string | RegExp) => page.getByRole("main").getByRole("alert").filter({ hasText: text });
const told = (page: Page, text: string | RegExp) => page.getByRole("main").getByRole("status").filter({ hasText: text });
const gone = "Dette finnes ikke lenger. Noen kan ha slettet det.";
const nothingSaved = "Ingenting ble lagret.";

test("«Vinn» pressed on a page where it was won already elsewhere says so, though the button is gone", async ({
  page,
  context,
  firm,
  signIn,
  javaScriptEnabled,
}) => {
  await signIn("EMPLOYEE");
  const { id } = await firm.opportunity(await firm.customer());
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(`/opportunities/${id}`);
  await page.getByRole("button", { name: "Vinn" }).click();
  await expect(told(page, /er vunnet/)).toBeVisible();
  await other.getByRole("button", { name: "Vinn" }).click();
  await expect(alert(other, "Salgsmuligheten er vunnet allerede.")).toBeVisible();
  await expect(other.getByRole("main").getByRole("alert")).toHaveCount(1);
  await expect(other).toHaveTitle(/^Feil: /);
  if (!javaScriptEnabled) await expect(alert(other, nothingSaved)).toBeVisible();
});

test("a form that is on the page says why it was refused itself, and nothing says it twice", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const { id } = await firm.customer();
  await page.goto(`/customers/${id}`);
  const heading = page.getByRole("heading", { level: 1 });
  const top = () => heading.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await top();
  await page.getByRole("textbox", { name: /^Navn/ }).fill(" ");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(1);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Ett felt må rettes");
  await expect(page.getByText(nothingSaved)).toBeHidden();
  // Nor does it leave a gap.
  expect(await top()).toBe(before);
});

test("the message of what was saved before does not stand over a save that is refused", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const { id } = await firm.customer();
  await page.goto(`/customers/${id}`);
  await page.getByRole("textbox", { name: /^Navn/ }).fill(named("Nytt navn"));
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("button", { name: "Angre", exact: true })).toBeVisible();
  await page.getByRole("textbox", { name: /^Navn/ }).fill(" ");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Ett felt må rettes");
  await expect(page.getByRole("button", { name: "Angre", exact: true })).toHaveCount(0);
  // The next one that is saved says so.
  await page.getByRole("textbox", { name: /^Navn/ }).fill(named("Enda nyere"));
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("button", { name: "Angre", exact: true })).toBeVisible();
});

test("a category typed while the right to make one was taken away is refused with a sentence", async ({ page, firm, signIn, javaScriptEnabled }) => {
  await signIn("EMPLOYEE");
  const { id } = await firm.customer();
  const panel = new CategoriesPanel(page, javaScriptEnabled);
  await page.goto(`/customers/${id}`);
  await panel.open();
  await firm.done(letEmployeesCreate, { allowed: false });
  try {
    await panel.newName.fill(newWord());
    await panel.newName.press("Enter");
    await expect(alert(page, "Du har ikke tilgang til dette.")).toBeVisible();
    if (javaScriptEnabled) return;
    await expect(alert(page, nothingSaved)).toBeVisible();
    await expect(panel.newName).toHaveCount(0);
  } finally {
    await firm.done(letEmployeesCreate, { allowed: true });
  }
});

test("a name that is refused after one that exists already says what is wrong with it, and no longer that the first exists", async ({
  page,
  firm,
  signIn,
  javaScriptEnabled,
}) => {
  await signIn("EMPLOYEE");
  const { id } = await firm.customer();
  const existing = await firm.category("customer", newWord());
  const panel = new CategoriesPanel(page, javaScriptEnabled);
  await page.goto(`/customers/${id}`);
  await panel.open();
  await panel.add(existing.name);
  const exists = told(page, `Kategorien «${existing.name}» finnes allerede.`);
  await expect(exists).toBeVisible();
  for (const [name, sentence] of [
    [" ", "Skriv et navn på kategorien."],
    ["x".repeat(300), /for lang/],
  ] as const) {
    await panel.add(name);
    await expect(panel.newName).toHaveAccessibleDescription(sentence);
    await expect(page.getByRole("main").getByRole("alert")).toBeInViewport();
    if (!javaScriptEnabled) await expect(exists).toHaveCount(0);
  }
});

/** Records that are deleted while a form about them stands open. */
const records = [
  {
    what: "a group",
    open: async (page: Page, { firm }: { firm: Parameters<typeof makeGroup>[0] }) => {
      const { id } = await makeGroup(firm);
      await page.goto(`${groupsPath}/${id}/edit`);
      await page.getByLabel("Beskrivelse").fill("Skrevet lenge");
      return () => firm.done(deleteGroup, { id, under: 0 });
    },
    save: "Lagre",
    typed: (page: Page) => expect(page.getByLabel("Beskrivelse")).toHaveValue("Skrevet lenge"),
    list: groupsPath,
  },
  {
    what: "an industry",
    open: async (page: Page, { firm }: { firm: Parameters<typeof makeGroup>[0] }) => {
      const { id } = await firm.industry();
      await page.goto(`${industriesPath}/${id}`);
      await page.getByLabel("Industri navn").fill("Skrevet navn");
      return () => firm.done(deleteIndustry, { id, to: "", customers: 0, deletedCustomers: 0 });
    },
    save: null,
    typed: (page: Page) => expect(page.getByLabel("Industri navn")).toHaveValue("Skrevet navn"),
    list: industriesPath,
  },
];

for (const { what, open, save, typed, list } of records)
  test(`saving ${what} that was deleted meanwhile says so: with scripts in the form, without them on the list`, async ({
    page,
    firm,
    signIn,
    javaScriptEnabled,
  }) => {
    await signIn("ADMIN");
    const deleteIt = await open(page, { firm });
    const address = page.url();
    await deleteIt();
    if (save === null) await page.getByLabel("Industri navn").press("Enter");
    else await page.getByRole("button", { name: save, exact: true }).click();
    if (javaScriptEnabled) {
      await expect(alert(page, gone)).toBeVisible();
      await typed(page);
    } else {
      await expect(told(page, `${gone} ${nothingSaved}`)).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(list);
    }
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Siden finnes ikke" })).toBeVisible();
    await expect(page).toHaveTitle(/^Siden finnes ikke – /);
  });

test("a second «Ja, flett» of two customers leads to the one that was kept, and says that the other is gone", async ({
  page,
  context,
  firm,
  signIn,
  javaScriptEnabled,
}) => {
  await signIn("ADMIN");
  const [kept, other] = [await firm.customer(), await firm.customer()];
  const second = await context.newPage();
  for (const one of [page, second]) await one.goto(`/customers/${kept.id}/merge?customer=${other.id}`);
  await page.getByRole("button", { name: /^Ja, flett/ }).click();
  await expect(page).toHaveURL(new RegExp(`/customers/${kept.id}\\?done=`));
  await second.getByRole("button", { name: /^Ja, flett/ }).click();
  await expect((javaScriptEnabled ? alert : told)(second, gone)).toBeVisible();
  if (!javaScriptEnabled) expect(new URL(second.url()).pathname).toBe(`/customers/${kept.id}`);
});

test("a page that is not there is titled so, whatever one would do on it", async ({ page, signIn }) => {
  await signIn("ADMIN");
  const settings = "/settings/crm";
  for (const path of [
    `${settings}/groups/999999/move`,
    `${settings}/industries/999999/delete`,
    `${settings}/categories/999999/merge`,
    `${settings}/roles/999999/delete`,
    `${settings}/additional-info/sources/999999/delete`,
    `${settings}/opportunities/lostReasons/999999/delete`,
    `${settings}/restore/999999/erase`,
    "/customers/999999/merge",
    "/customers/views/999999/delete",
    "/opportunities/999999/lose",
    "/contacts/999999/erase",
    "/undo/999999999",
    "/undo/999999999/left",
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page, path).toHaveTitle(/^Siden finnes ikke – /);
  }
});

test("a form whose page can no longer be made is told why beside «Siden finnes ikke», and answers 404", async ({ page, firm, signIn, javaScriptEnabled }) => {
  await signIn("EMPLOYEE");
  const { id } = await firm.customer();
  await page.goto(`/opportunities/new?customer=${id}`);
  await page.getByRole("textbox", { name: /^Tittel/ }).fill(named("Salg"));
  await firm.done(deleteCustomer, { id, contacts: 0, opportunities: 0 });
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST"),
    page.getByRole("button", { name: "Lagre", exact: true }).click(),
  ]);
  await expect(alert(page, /\S/)).toBeVisible();
  if (javaScriptEnabled) return;
  expect(answer.status()).toBe(404);
  await expect(alert(page, nothingSaved)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Siden finnes ikke" })).toBeVisible();
});
