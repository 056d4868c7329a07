import { listIndustries } from "@/lib/crm/customers/customer-queries";
import { listSellers } from "@/lib/crm/groups/sellers";
import { todayInOslo } from "@/lib/dates/today";

import { CustomerList } from "./customer-list";
import type { Named } from "./firm";
import { expect, test } from "./fixtures";
import { widerThanScreen } from "./measures";
import { mistyped, named, newOrganizationNumber, newWord } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

test("customers are found by any part of any word of the name, in any order", async ({ page, firm, isMobile }) => {
  const [one, other] = [newWord(), newWord()];
  const customer = await firm.customer({ name: `${one} ${other} AS` });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  for (const words of [one, one.slice(2, 8), `${other.slice(3)} ${one.slice(1, 6)}`, `${other.toUpperCase()}  as`]) {
    await list.search(words);
    await list.says("1 treff av");
    await list.shows([customer.name]);
  }
});

test("customers are found by organisation number, with blanks or without, and by its beginning", async ({ page, firm, isMobile }) => {
  const organizationNumber = newOrganizationNumber();
  const customer = await firm.customer({ organizationNumber });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  for (const words of [organizationNumber, organizationNumber.replace(/(\d{3})(?=\d)/g, "$1 "), organizationNumber.slice(0, 8)]) {
    await list.search(words);
    await expect(list.table.getByRole("link", { name: customer.name })).toBeVisible();
    await expect(list.table.getByRole("row", { name: customer.name })).toContainText(new RegExp(organizationNumber.replace(/(\d{3})(?=\d)/g, "$1\\s")));
  }
});

test("customers are found by city, together with a word of the name", async ({ page, firm, isMobile }) => {
  const [city, word] = [newWord(), newWord()];
  const here = await firm.customer({ name: `${word} Bakeri`, visitingCity: city });
  await firm.customer({ name: `${word} Frisør` });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.search(city);
  await list.shows([here.name]);
  await list.search(`${city} ${word}`);
  await list.shows([here.name]);
  await list.search(word);
  await list.says("2 treff av");
});

test("customers are found by a contact's name, e-mail and telephone, together with other words, and the hit says by what", async ({ page, firm, isMobile }) => {
  const [word, person] = [newWord(), newWord()];
  const customer = await firm.customer({ name: `${word} Verksted` });
  const number = String(20_000_000 + Math.floor(Math.random() * 79_999_999));
  await firm.contact(customer, { name: `Ada ${person}`, email: `${person}@eksempel.no`, phone: number.replace(/(..)(?=.)/g, "$1 ") });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  for (const [words, says] of [
    [`${person} ${word}`, `Kontakt: Ada ${person}`],
    [`${person}@eksempel.no`, `E-post: ${person}@eksempel.no (Ada ${person})`],
    [number, `(Ada ${person})`],
  ] as const) {
    await list.search(words);
    await list.says("1 treff av");
    await list.shows([customer.name]);
    await expect(list.table.getByRole("row", { name: customer.name })).toContainText(says);
  }
});

test("æ, ø, å and what is written for them find each other, and sort as Norwegians sort", async ({ page, firm, isMobile }) => {
  const word = newWord();
  for (const name of ["Åsgård", "Ærlig", "Zoo", "Østby", "Aasgaard", "Alm"]) await firm.customer({ name: `${word} ${name}` });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.search(`${word} åsgård`);
  await list.says("2 treff av");
  await list.search(`${word} aasgaard`);
  await list.says("2 treff av");
  await list.search(`${word} oestby`);
  await list.shows([`${word} Østby`]);
  await list.search(word);
  await list.says("6 treff av");
  await expect(list.table.getByRole("row").getByRole("cell").getByRole("link")).toHaveText([
    /Alm$/,
    /Zoo$/,
    /Ærlig$/,
    /Østby$/,
    /(Åsgård|Aasgaard)$/,
    /(Åsgård|Aasgaard)$/,
  ]);
});

test("the list follows as one types, and answers the button just the same without scripts", async ({ page, firm, isMobile, javaScriptEnabled }) => {
  const customer = await firm.customer({ name: named("Følger") });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.field.pressSequentially(customer.name.slice(7));
  if (!javaScriptEnabled) await list.field.press("Enter");
  await list.says("1 treff av");
  await list.shows([customer.name]);
  await expect(page).toHaveURL(/\?q=/);
  await expect(list.field).toHaveValue(customer.name.slice(7));
});

test("a small typing error is seen: what is likely meant is found under a heading of its own, and can be searched for", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const customer = await firm.customer({ name: `${word} Tømrer` });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.search(mistyped(word));
  await list.says("0 treff av");
  const similar = page.getByRole("region", { name: "Lignende treff" });
  await expect(similar.getByRole("table", { name: "Lignende treff" }).getByRole("link", { name: customer.name })).toBeVisible();
  await similar.getByRole("link", { name: `«${word.toLowerCase()}»` }).click();
  await list.says("1 treff av");
  await list.shows([customer.name]);
  await expect(similar).toHaveCount(0);
});

test("ø typed as o finds a part of a name too, and what is offered is written as it is there", async ({ page, firm, isMobile }) => {
  const word = newWord().toLowerCase();
  const customer = await firm.customer({ name: `Sø${word}et Bakeri` });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.search(`so${word}`);
  await list.says("0 treff av");
  const similar = page.getByRole("region", { name: "Lignende treff" });
  await expect(similar.getByRole("link", { name: customer.name })).toBeVisible();
  await similar.getByRole("link", { name: `«sø${word}»` }).click();
  await list.says("1 treff av");
  await expect(list.field).toHaveValue(`sø${word}`);
});

test("a search without matches repeats the words and offers to drop them", async ({ page, isMobile }) => {
  const words = newWord();
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.search(words);
  await list.says("0 treff av");
  await expect(page.getByText(`Ingen treff på «${words}».`)).toBeVisible();
  await page.getByRole("link", { name: "fjern søk og filtre." }).click();
  await expect(list.table.getByRole("row").nth(1)).toBeVisible();
  await expect(list.field).toHaveValue("");
});

test("a filter is in the address: it survives opening a customer and Back, and reload, and its chip removes it", async ({ page, firm, isMobile }) => {
  const category = await firm.category("customer");
  const word = newWord();
  const [both, justName] = [await firm.customer({ name: `${word} Begge` }), await firm.customer({ name: `${word} Navn` })];
  await firm.put(category, { customers: [both, await firm.customer()] });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.search(word);
  await list.says("2 treff av");
  await list.filter("Kategori", category.name);
  await list.says("1 treff av");
  await list.shows([both.name]);
  await expect(page).toHaveURL(new RegExp(`category=${category.id}`));
  await expect(page).toHaveURL(new RegExp(`q=${word}`));

  await list.table.getByRole("link", { name: both.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: both.name })).toBeVisible();
  await page.goBack();
  await list.shows([both.name]);
  await expect(list.field).toHaveValue(word);
  await page.reload();
  await list.says("1 treff av");
  await list.shows([both.name]);

  await page.getByRole("link", { name: `Fjern filteret Kategori: ${category.name}` }).click();
  await list.says("2 treff av");
  await list.shows([both.name, justName.name]);
  await page.getByRole("link", { name: `Fjern filteret ${word}` }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(list.field).toHaveValue("");
});

test("«Endret siden» finds who is changed since that day, and nobody else", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const [one, other] = [await firm.customer({ name: `${word} A` }), await firm.customer({ name: `${word} B` })];
  const list = new CustomerList(page, isMobile);
  const [untouched] = await firm.db.$queryRaw<Named[]>`
    SELECT c.id, c.name FROM customer c WHERE c.deleted_by_operation IS NULL AND NOT EXISTS (
      SELECT 1 FROM change h JOIN operation o ON o.id = h.operation_id WHERE h.entity = 'customer' AND h.entity_id = c.id AND o.at > now() - interval '2 days'
    ) ORDER BY c.id LIMIT 1`;
  for (const [words, shown] of [
    [word, [one.name, other.name]],
    [untouched?.name ?? "", []],
  ] as const) {
    await page.goto(`/customers/filters?q=${encodeURIComponent(words)}`);
    await page.getByLabel("Endret siden").fill(todayInOslo(new Date()));
    await page.getByRole("button", { name: "Vis kunder" }).click();
    await expect(page.getByRole("link", { name: /^Fjern filteret Endret siden/ })).toBeVisible();
    if (shown.length > 0) await list.shows([...shown]);
    else await list.says("0 treff av");
  }
});

test("several categories, those without a seller and a day of change are chosen in «Flere filtre», stand in the address, and go one by one", async ({
  page,
  firm,
  isMobile,
}) => {
  const [one, other] = [await firm.category("customer"), await firm.category("customer")];
  const word = newWord();
  const [first, second, third] = [
    await firm.customer({ name: `${word} A` }),
    await firm.customer({ name: `${word} B` }),
    await firm.customer({ name: `${word} C` }),
  ];
  await firm.put(one, { customers: [first, second] });
  await firm.put(other, { customers: [second, third] });
  const list = new CustomerList(page, isMobile);
  await page.goto(`/customers?q=${word}`);
  await page.getByRole("link", { name: "Flere filtre" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Flere filtre" })).toBeVisible();
  // Beside each choice stands how many it finds.
  await expect(page.getByLabel("Selger").getByRole("option", { name: /^Uten selger \([\d\s]+\)$/ })).toHaveCount(1);
  await page.getByLabel("Selger").selectOption("none");
  await page.getByLabel("Endret siden").fill("2020-01-01");
  const categories = page.getByRole("group", { name: "Kategorier" }).first();
  for (const { name } of [one, other]) await categories.getByRole("checkbox", { name: `${name} 2`, exact: true }).check();
  await page.getByRole("button", { name: "Vis kunder" }).click();
  await list.says("3 treff av");
  await list.shows([first.name, second.name, third.name]);
  await expect(page.getByRole("link", { name: "Fjern filteret Uten selger" })).toBeVisible();

  await page.getByRole("link", { name: "Flere filtre" }).click();
  await expect(categories.getByRole("checkbox", { name: other.name })).toBeChecked();
  await categories.getByRole("radio", { name: "Alle sammen" }).check();
  await page.getByRole("button", { name: "Vis kunder" }).click();
  await list.shows([second.name]);
  await page.getByRole("link", { name: `Fjern filteret Kategori: ${other.name}` }).click();
  await list.shows([first.name, second.name]);
  await page.getByRole("link", { name: "Fjern filteret Endret siden" }).click();
  await expect(page).not.toHaveURL(/since=/);
  await expect(page).toHaveURL(/seller=none/);
});

test("a filter with a long name is cut short, and the page is no wider than the screen", async ({ page, firm }) => {
  const category = await firm.category();
  await firm.db.category.update({ where: { id: category.id }, data: { name: `${category.name} ${"og det som hører til ".repeat(4)}`.slice(0, 80).trim() } });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/customers?category=${category.id}`);
  await expect(page.getByText(`Kategori: ${category.name}`)).toBeVisible();
  expect(await widerThanScreen(page)).toEqual([]);
});

test("industry and seller narrow the list, together with each other and the words", async ({ page, firm, isMobile }) => {
  const [industry] = await listIndustries(firm.db, "nb");
  const [seller] = await listSellers(firm.db);
  if (!industry || !seller) throw new Error("The demo firm has industries and sellers");
  const word = newWord();
  const both = await firm.customer({ name: `${word} Begge`, industry: String(industry.id), seller: String(seller.id) });
  await firm.customer({ name: `${word} Bransje`, industry: String(industry.id) });
  await firm.customer({ name: `${word} Selger`, seller: String(seller.id) });
  await firm.customer({ name: `${word} Verken` });
  const list = new CustomerList(page, isMobile);
  await page.goto(`/customers?q=${word}`);
  await list.says("4 treff av");
  await list.filter("Bransje", industry.name);
  await list.shows([both.name, `${word} Bransje`]);
  await list.filter("Selger", seller.name);
  await list.shows([both.name]);
  await list.filter("Bransje", "Alle bransjer");
  await list.shows([both.name, `${word} Selger`]);
});

test("pages lead by key to the next, the previous, the last and the first, and stand in the address", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWX";
  const names = [...letters].flatMap((first) => [..."BDFHJ"].map((second) => `${word} ${first}${second}`));
  for (const name of names) await firm.customer({ name });
  const list = new CustomerList(page, isMobile);
  const pages = page.getByRole("navigation", { name: "Sider" });
  const rows = list.table.getByRole("row").getByRole("cell").getByRole("link");
  await page.goto(`/customers?q=${word}`);
  await list.says("120 treff av");
  await expect(rows).toHaveText(names.slice(0, 50));
  await pages.getByRole("link", { name: "Neste" }).click();
  await expect(rows).toHaveText(names.slice(50, 100));
  await page.reload();
  await expect(rows).toHaveText(names.slice(50, 100));
  await pages.getByRole("link", { name: "Neste" }).click();
  await expect(rows).toHaveText(names.slice(100));
  await pages.getByRole("link", { name: "Forrige" }).click();
  await expect(rows).toHaveText(names.slice(50, 100));
  await pages.getByRole("link", { name: "Siste" }).click();
  await expect(rows).toHaveText(names.slice(70));
  await pages.getByRole("link", { name: "Forrige" }).click();
  await expect(rows).toHaveText(names.slice(20, 70));
  await pages.getByRole("link", { name: "Forrige" }).click();
  await expect(rows).toHaveText(names.slice(0, 20));
  await pages.getByRole("link", { name: "Neste" }).click();
  await expect(rows).toHaveText(names.slice(20, 70));
  await pages.getByRole("link", { name: "Første" }).click();
  await expect(rows).toHaveText(names.slice(0, 50));
  await page.goBack();
  await expect(rows).toHaveText(names.slice(20, 70));
});

test("the list holds all of the register's extract, and says how many", async ({ page, firm, isMobile }) => {
  const customers = await firm.db.customer.count({ where: { deletedByOperation: null } });
  expect(customers).toBeGreaterThanOrEqual(3094);
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await list.says(`${new Intl.NumberFormat("nb-NO").format(customers)} kunder`);
  await expect(list.table.getByRole("row").getByRole("cell").getByRole("link")).toHaveCount(50);
});

test("what is typed before the page's script is there is searched for all the same, and never taken away", async ({
  page,
  firm,
  isMobile,
  javaScriptEnabled,
}) => {
  const customer = await firm.customer();
  const list = new CustomerList(page, isMobile);
  let release = (): void => undefined;
  const typed = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto("/customers", { waitUntil: "commit" });
  await list.field.fill(customer.name);
  release();
  if (!javaScriptEnabled) await list.field.press("Enter");
  await list.says("1 treff av");
  await list.shows([customer.name]);
  await expect(list.field).toHaveValue(customer.name);
});
