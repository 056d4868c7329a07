import type { Page } from "@playwright/test";

import { chooseAct } from "./customer-list";
import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("SALES_MANAGER");
});

const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const says = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const box = (page: Page, { name }: Named) => page.getByRole("checkbox", { name: `Velg ${name}` });
const bar = (page: Page) => page.getByRole("group", { name: "Endre valgte kunder" });

/** Five customers of one word, in the order of the list. */
async function five(firm: Firm): Promise<{ word: string; customers: [Named, Named, Named, Named, Named] }> {
  const word = newWord();
  const make = (letter: string) => firm.customer({ name: `${word} ${letter}` });
  return { word, customers: [await make("A"), await make("B"), await make("C"), await make("D"), await make("E")] };
}

const carriedBy = (firm: Firm, customers: Named[]) => Promise.all(customers.map((customer) => firm.carriedBy("customer", customer)));

test("a category is put on the ticked and taken off all that are found; the others stay, and each act is undone as one", async ({ page, firm, isMobile }) => {
  const { word, customers: all } = await five(firm);
  const customers = all.slice(0, 3);
  const [one, other] = [await firm.category("customer"), await firm.category("both")];
  await firm.put(other, { customers });
  await firm.put(one, { customers: customers.slice(0, 1) });
  await page.goto(`/customers?q=${word}`);
  for (const customer of customers.slice(0, 2)) await box(page, customer).check();
  await chooseAct(page, isMobile, "Legg til kategori");
  await expect(page.getByRole("heading", { name: "Hvilken kategori skal 2 kunder få?" })).toBeVisible();
  await page.getByLabel("Velg kategori").selectOption({ label: one.name });
  await press(page, "Legg til kategori");
  await expect(page.getByRole("heading", { name: `Vil du legge til kategorien «${one.name}» på 1 kunde?` })).toBeVisible();
  await expect(page.getByText(`1 av de valgte har «${one.name}» allerede.`)).toBeVisible();
  await press(page, "Ja, legg til på 1 kunde");
  await says(page, `1 kunde har fått kategorien «${one.name}». 1 hadde den fra før.`);
  const both = [one.name, other.name].sort();
  expect(await carriedBy(firm, customers)).toEqual([both, both, [other.name]]);

  await page.goto(`/customers?q=${word}&category=${other.id}&selected=all`);
  await chooseAct(page, isMobile, "Fjern kategori");
  await page.getByLabel("Velg kategori").selectOption({ label: `${other.name} (3 kunder)` });
  await press(page, "Fjern kategori");
  await press(page, "Ja, fjern fra 3 kunder");
  await says(page, `Kategorien «${other.name}» er fjernet fra 3 kunder.`);
  expect(await carriedBy(firm, customers)).toEqual([[one.name], [one.name], []]);
  await press(page, "Angre");
  await says(page, `Angret: fjernet kategorien «${other.name}» fra 3 kunder.`);
  expect(await carriedBy(firm, customers)).toEqual([both, both, [other.name]]);
  await page.goto(`/customers/${customers[1]?.id ?? 0}/history`);
  await expect(page.getByText(`satte kategorien «${one.name}» på 1 kunde`)).toBeVisible();
  await expect(page.getByRole("main").getByText(`tomt → ${one.name}`)).toBeVisible();
});

test("a seller and a source are set on all of a page and on all that are found, with what they have now said before", async ({ page, firm, isMobile }) => {
  const { word, customers } = await five(firm);
  const [seller] = await firm.db.$queryRaw<Named[]>`
    SELECT e.id, e.name FROM employee e JOIN group_member m ON m.employee_id = e.id JOIN employee_group g ON g.id = m.group_id
    WHERE g.name = 'Salg Øst' AND e.active AND upper_inf(m.period) ORDER BY e.id LIMIT 1`;
  const name = seller?.name ?? "";
  await page.goto(`/customers?q=${word}&selected=page`);
  await chooseAct(page, isMobile, "Sett selger");
  await page.getByLabel("Velg selger").selectOption({ label: name });
  await press(page, "Sett selger");
  await expect(page.getByRole("heading", { name: `Vil du gi 5 kunder ${name} som selger?` })).toBeVisible();
  await expect(page.getByRole("table", { name: "Sett selger" }).getByRole("row", { name: "Uten selger" })).toContainText("5");
  await press(page, "Ja, sett selger på 5 kunder");
  await says(page, `5 kunder har fått ${name} som selger.`);
  const theirs = { customerId: { in: customers.map(({ id }) => id) } };
  expect(await firm.db.customerSeller.count({ where: { ...theirs, employeeId: seller?.id } })).toBe(5);
  await press(page, "Angre");
  await says(page, `Angret: satte ${name} som selger på 5 kunder.`);
  expect(await firm.db.customerSeller.count({ where: theirs })).toBe(0);

  const source = await firm.db.source.create({ data: { nb: named("Kilde"), position: 1_000_000 + customers[0].id } });
  await page.goto(`/customers?q=${word}&selected=all`);
  await chooseAct(page, isMobile, "Sett kilde");
  await page.getByLabel("Velg kilde").selectOption({ label: source.nb });
  await press(page, "Sett kilde");
  await press(page, "Ja, sett kilde på 5 kunder");
  await says(page, `5 kunder har fått kilden «${source.nb}».`);
  await page.goto(`/customers/change-many/set-source?id=${customers[0].id}&to=${source.id}`);
  await expect(page.getByText(`Alle de valgte har «${source.nb}» som kilde allerede.`)).toBeVisible();
  await page.goBack();
  await press(page, "Angre");
  await says(page, `Angret: satte kilden «${source.nb}» på 5 kunder.`);
  expect(await firm.db.customerSource.count({ where: theirs })).toBe(0);
});

test("the ticked are deleted after a question with what goes along, and come back with one «Angre»", async ({ page, firm, isMobile }) => {
  const { word, customers } = await five(firm);
  const contact = await firm.contact(customers[0]);
  await page.goto(`/customers?q=${word}`);
  for (const customer of customers.slice(0, 2)) await box(page, customer).check();
  await chooseAct(page, isMobile, "Slett");
  await expect(page.getByRole("heading", { name: "Vil du slette 2 kunder?" })).toBeVisible();
  await expect(page.getByText("1 kontakt hører bare til her, og slettes sammen med kundene.")).toBeVisible();
  await press(page, "Ja, slett 2 kunder");
  await says(page, "2 kunder er slettet.");
  await expect(page.getByRole("status").filter({ hasText: "3 treff" })).toBeVisible();
  await press(page, "Angre");
  await says(page, "Angret: slettet 2 kunder.");
  await page.goto(`/customers/${customers[0].id}/contacts`);
  await expect(page.getByRole("link", { name: contact.name })).toBeVisible();
});

test("a click with Shift ticks all rows from the last one clicked, and takes them off again", async ({ page, firm, javaScriptEnabled }) => {
  const { word, customers } = await five(firm);
  await page.goto(`/customers?q=${word}`);
  const ticked = () => page.getByRole("checkbox", { checked: true }).count();
  await box(page, customers[1]).click();
  await box(page, customers[3]).click({ modifiers: ["Shift"] });
  expect(await ticked()).toBe(javaScriptEnabled ? 3 : 2);
  if (!javaScriptEnabled) return;
  await says(page, "3 valgt");
  await box(page, customers[2]).click({ modifiers: ["Shift"] });
  expect(await ticked()).toBe(1);
  await says(page, "1 valgt");
  await expect(bar(page)).toBeVisible();
});

test("a question about all that are found is asked again when as many are found by then, and not the same", async ({ page, firm, isMobile }) => {
  const { word, customers } = await five(firm);
  const [category, away] = [await firm.category("customer"), customers[4]];
  /** One goes out of the search, another comes into it. */
  const exchanged = async () => {
    await firm.db.customer.update({ where: { id: away.id }, data: { name: named("Borte") } });
    return firm.customer({ name: `${word} F` });
  };
  await page.goto(`/customers?q=${word}&selected=all`);
  await chooseAct(page, isMobile, "Legg til kategori");
  await page.getByLabel("Velg kategori").selectOption({ label: category.name });
  await press(page, "Legg til kategori");
  await exchanged();
  await press(page, "Ja, legg til på 5 kunder");
  await expect(page.getByText("Det er ikke lenger de samme som da du ble spurt. Se over og svar igjen.")).toBeVisible();
  expect(await firm.carriedBy("customer", customers[0])).toEqual([]);
  await press(page, "Ja, legg til på 5 kunder");
  await says(page, `5 kunder har fått kategorien «${category.name}».`);

  await page.goto(`/customers?q=${word}&selected=all`);
  await chooseAct(page, isMobile, "Slett");
  const contact = await firm.contact(customers[0]);
  await press(page, "Ja, slett 5 kunder");
  await expect(page.getByText("1 kontakt hører bare til her, og slettes sammen med kundene.")).toBeVisible();
  await press(page, "Ja, slett 5 kunder");
  await says(page, "5 kunder er slettet.");
  expect(await firm.db.contact.findUnique({ where: { id: contact.id } })).toMatchObject({ deletedByOperation: null });
});
