import { letEmployeesCreate } from "@/lib/crm/categories/let-employees-create";

import { CategoriesPage, categoriesPath } from "./categories-page";
import { expect, test } from "./fixtures";
import { named } from "./names";
import { ledTo, sendAgain, sentWhile } from "./sent-form";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

for (const [shownOn, onCustomer, onContact] of [
  ["Kunde", true, false],
  ["Kontakt", false, true],
  ["Kunde og kontakt", true, true],
] as const) {
  test(`an admin adds a category that shows on «${shownOn}»`, async ({ page }) => {
    const categories = new CategoriesPage(page);
    const category = { name: named("Leverandør") };
    await categories.open();
    await categories.add(category.name, shownOn);
    await categories.says(`Kategorien «${category.name}» er lagt til.`);
    await expect(categories.row(category)).toContainText(category.name);
    await expect(categories.onCustomer(category)).toBeChecked({ checked: onCustomer });
    await expect(categories.onContact(category)).toBeChecked({ checked: onContact });
    await expect(page.getByLabel("Ny kategori")).toHaveValue("");
  });
}

test("a name that is taken, but for case and blanks, is refused by its field, and what was typed is kept", async ({ page, firm }) => {
  const { name } = await firm.category();
  const typed = `  ${name.toLocaleUpperCase("nb")}  `;
  const categories = new CategoriesPage(page);
  await categories.open();
  const before = await firm.operations();
  await categories.add(typed, "Kontakt");
  await expect(
    page.getByRole("alert").getByRole("link", { name: "Ny kategori: Det finnes allerede en kategori med dette navnet. Velg et annet." }),
  ).toBeVisible();
  await expect(page.getByLabel("Ny kategori")).toHaveAccessibleDescription("Det finnes allerede en kategori med dette navnet. Velg et annet.");
  await expect(page.getByLabel("Ny kategori")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Ny kategori")).toHaveValue(typed);
  await expect(page.getByLabel("Vises på", { exact: true })).toHaveValue("contact");
  await expect(page).toHaveTitle(/^Feil: Kategorier – /);
  expect(await firm.operations()).toBe(before);
});

test("a category without a name is refused with a sentence by its field", async ({ page, firm }) => {
  const categories = new CategoriesPage(page);
  await categories.open();
  const before = await firm.operations();
  await categories.add("   ");
  await expect(page.getByLabel("Ny kategori")).toHaveAccessibleDescription("Skriv et navn på kategorien.");
  expect(await firm.operations()).toBe(before);
});

test("«Rediger» gives a category another name, and the message says both", async ({ page, firm }) => {
  const category = await firm.category();
  const renamed = { name: named("Partner") };
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.act(category, "Rediger");
  const field = categories.row(category).getByRole("textbox", { name: /^Navn/ });
  await expect(field).toBeFocused();
  await field.fill(renamed.name);
  await categories.row(category).getByRole("button", { name: "Lagre" }).click();
  await categories.says(`Kategorien «${category.name}» heter nå «${renamed.name}».`);
  await expect(categories.row(renamed)).toBeVisible();
  await expect(page.getByRole("button", { name: "Lagre" })).toBeHidden();
});

test("a category cannot be given the name of another, and what was typed is kept", async ({ page, firm }) => {
  const [category, other] = [await firm.category(), await firm.category()];
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.act(category, "Rediger");
  await categories.row(category).getByRole("textbox", { name: /^Navn/ }).fill(other.name);
  await categories.row(category).getByRole("button", { name: "Lagre" }).click();
  await expect(categories.row(category).getByRole("textbox", { name: /^Navn/ })).toHaveAccessibleDescription(
    "Det finnes allerede en kategori med dette navnet. Velg et annet.",
  );
  await expect(categories.row(category).getByRole("textbox", { name: /^Navn/ })).toHaveValue(other.name);
});

test("a rename over somebody's newer one is refused, naming them, and «Lagre mitt» decides", async ({ page, firm, pageOf }) => {
  const category = await firm.category();
  const [theirs, mine] = [named("Deres"), named("Mitt")];
  const marte = await firm.employee("ADMIN", { name: named("Marte") });
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.act(category, "Rediger");
  await expect(page.getByRole("button", { name: "Lagre" })).toBeVisible();

  const hers = new CategoriesPage(await pageOf(marte));
  await hers.open(category);
  await hers.act(category, "Rediger");
  await hers.row(category).getByRole("textbox", { name: /^Navn/ }).fill(theirs);
  await hers.row(category).getByRole("button", { name: "Lagre" }).click();
  await hers.says(`heter nå «${theirs}»`);

  await categories.row(category).getByRole("textbox", { name: /^Navn/ }).fill(mine);
  await categories.row(category).getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("group", { name: `Nå: ${theirs} (${marte.name})` })).toBeVisible();
  await expect(page.getByRole("table").getByRole("textbox", { name: /^Navn/ })).toHaveValue(mine);
  await page.getByLabel("Lagre mitt").check();
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await categories.says(`Kategorien «${theirs}» heter nå «${mine}».`);
});

for (const [place, kind] of [
  ["onCustomer", "kunder"],
  ["onContact", "kontakter"],
] as const) {
  test(`one click on its switch hides a category on ${kind}, and one shows it again`, async ({ page, firm }) => {
    const category = await firm.category("both");
    const categories = new CategoriesPage(page);
    await categories.open(category);
    await categories[place](category).click();
    await categories.says(`«${category.name}» vises ikke lenger på ${kind}.`);
    await expect(categories[place](category)).not.toBeChecked();
    await categories[place](category).click();
    await categories.says(`«${category.name}» vises nå på ${kind}.`);
    await expect(categories[place](category)).toBeChecked();
  });
}

test("the last switch is not turned off: it says why and offers «Slå av», which does it", async ({ page, firm }) => {
  const category = await firm.category("customer");
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.onCustomer(category).click();
  await categories.says(`Kategorien «${category.name}» må vises et sted. Vil du ikke at den skal kunne velges, kan du slå den av i stedet.`);
  await expect(categories.onCustomer(category)).toBeChecked();
  await page.getByRole("button", { name: `Slå av ${category.name}` }).click();
  await categories.says(`Kategorien «${category.name}» er slått av.`);
  await expect(categories.row(category)).toContainText("Av");
});

test("the list says how many customers and contacts carry each category, and leads to them", async ({ page, firm }) => {
  const category = await firm.category("both");
  const [one, other] = [await firm.customer(), await firm.customer()];
  const contact = await firm.contact(one);
  await firm.put(category, { customers: [one, other], contacts: [contact] });
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories
    .row(category)
    .getByRole("link", { name: `2 kunder med ${category.name}` })
    .click();
  await expect(page.getByRole("status").filter({ hasText: "2 treff" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link", { name: one.name })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link", { name: other.name })).toBeVisible();
  await categories.open(category);
  await categories
    .row(category)
    .getByRole("link", { name: `1 kontakt med ${category.name}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: `Kontakter med «${category.name}»` })).toBeVisible();
  await page.getByRole("link", { name: contact.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: one.name })).toBeVisible();
});

test("narrowing says how many keep it hidden, «skjult hos», and widening brings them back without loss", async ({ page, firm }) => {
  const category = await firm.category("both");
  const customer = await firm.customer();
  const contacts = [await firm.contact(customer), await firm.contact(customer)];
  await firm.put(category, { customers: [customer], contacts });
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.onContact(category).click();
  await categories.says(`«${category.name}» vises ikke lenger på kontakter. 2 kontakter har den fortsatt, skjult.`);
  await expect(categories.row(category)).toContainText("skjult hos");
  await expect(categories.row(category).getByRole("link", { name: `2 kontakter med ${category.name}` })).toBeVisible();
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("table", { name: "Kontakter" })).toBeVisible();
  await expect(page.getByText(category.name)).toHaveCount(0);

  await categories.open(category);
  await categories.onContact(category).click();
  await categories.says(`«${category.name}» vises nå på kontakter. 2 hadde den fra før.`);
  await expect(categories.row(category)).not.toContainText("skjult hos");
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("table", { name: "Kontakter" }).getByText(category.name)).toHaveCount(2);
});

test("a category that is switched off stays where it is and is no longer offered, until it is switched on", async ({ page, firm }) => {
  const category = await firm.category("customer");
  const [carrier, other] = [await firm.customer(), await firm.customer()];
  await firm.put(category, { customers: [carrier] });
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.act(category, "Slå av");
  await expect(page.getByRole("heading", { level: 1, name: `Vil du slå av kategorien «${category.name}»?` })).toBeVisible();
  await expect(page.getByText("Den blir stående på 1 kunde og 0 kontakter som har den, men kan ikke velges på flere.")).toBeVisible();
  await page.getByRole("button", { name: `Ja, slå av ${category.name}` }).click();
  await categories.says(`Kategorien «${category.name}» er slått av. Den blir stående der den er, men kan ikke velges`);

  await page.goto(`/customers/${carrier.id}?select=categories`);
  await expect(page.getByLabel(`${category.name} (slått av)`)).toBeChecked();
  await page.goto(`/customers/${other.id}?select=categories`);
  await expect(page.getByRole("group", { name: "Velg kategorier" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: category.name })).toHaveCount(0);

  await categories.open(category);
  await categories.act(category, "Slå på");
  await page.getByRole("button", { name: `Ja, slå på ${category.name}` }).click();
  await categories.says(`Kategorien «${category.name}» er slått på.`);
  await page.goto(`/customers/${other.id}?select=categories`);
  await expect(page.getByRole("checkbox", { name: category.name })).not.toBeChecked();
});

test("merging says the counts, gives everybody the other category once, and «Angre» makes all as it was", async ({ page, firm }) => {
  const [from, into] = [await firm.category("both"), await firm.category("both")];
  const [hasOne, hasBoth, hasOther] = [await firm.customer(), await firm.customer(), await firm.customer()];
  const contact = await firm.contact(hasOne);
  await firm.put(from, { customers: [hasOne, hasBoth], contacts: [contact] });
  await firm.put(into, { customers: [hasBoth, hasOther] });
  const categories = new CategoriesPage(page);
  await categories.open(from);
  await categories.act(from, "Flett");
  await page.getByLabel("Flett inn i").selectOption(into.name);
  await page.getByRole("button", { name: "Gå videre" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Vil du flette «${from.name}» inn i «${into.name}»?` })).toBeVisible();
  await expect(page.getByText(`2 kunder og 1 kontakt med «${from.name}» får «${into.name}» i stedet, og «${from.name}» blir slettet.`)).toBeVisible();
  await expect(page.getByText("1 kunde og 0 kontakter har begge allerede. De får den bare én gang.")).toBeVisible();
  await page.getByRole("button", { name: `Ja, flett ${from.name} inn i ${into.name}` }).click();
  await categories.says(`«${from.name}» er flettet inn i «${into.name}»: 2 kunder og 1 kontakt.`);
  await expect(categories.row(from)).toHaveCount(0);
  await expect(categories.row(into).getByRole("link", { name: `3 kunder med ${into.name}` })).toBeVisible();
  await expect(categories.row(into).getByRole("link", { name: `1 kontakt med ${into.name}` })).toBeVisible();

  await page.getByRole("button", { name: "Angre" }).click();
  await categories.says("Angret: ");
  await categories.open(from);
  await expect(categories.row(from).getByRole("link", { name: `2 kunder med ${from.name}` })).toBeVisible();
  await categories.open(into);
  await expect(categories.row(into).getByRole("link", { name: `2 kunder med ${into.name}` })).toBeVisible();
  await expect(categories.row(into).getByRole("link", { name: /kontakt/ })).toHaveCount(0);
  expect(await firm.carriedBy("customer", hasBoth)).toEqual([from.name, into.name].sort());
});

test("«Slett» asks with the count, and «Angre» brings the category back where it was", async ({ page, firm }) => {
  const category = await firm.category("both");
  const customers = [await firm.customer(), await firm.customer()];
  const [first] = customers;
  await firm.put(category, { customers, contacts: [await firm.contact(first ?? (await firm.customer()))] });
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.act(category, "Slett");
  await expect(page.getByRole("heading", { level: 1, name: `Vil du slette kategorien «${category.name}»?` })).toBeVisible();
  await expect(page.getByText("Den er brukt på 2 kunder og 1 kontakt. De blir stående, men uten denne kategorien.")).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${category.name}` }).click();
  await categories.says(`Kategorien «${category.name}» er slettet. 2 kunder og 1 kontakt hadde den.`);
  await expect(categories.row(category)).toHaveCount(0);

  await page.getByRole("button", { name: "Angre" }).click();
  await categories.says("Angret: ");
  await categories.open(category);
  await expect(categories.row(category).getByRole("link", { name: `2 kunder med ${category.name}` })).toBeVisible();
  await expect(categories.row(category).getByRole("link", { name: `1 kontakt med ${category.name}` })).toBeVisible();
});

test("«Nei, avbryt» leads back with nothing done", async ({ page, firm }) => {
  const category = await firm.category();
  const categories = new CategoriesPage(page);
  await categories.open(category);
  const before = await firm.operations();
  await categories.act(category, "Slett");
  await page.getByRole("link", { name: "Nei, avbryt" }).click();
  await expect(categories.row(category)).toBeVisible();
  expect(await firm.operations()).toBe(before);
});

for (const [action, yes] of [
  ["Slett", (from: string) => `Ja, slett ${from}`],
  ["Flett", (from: string, into: string) => `Ja, flett ${from} inn i ${into}`],
] as const) {
  test(`when the count changes between the question and «Ja», «${action}» asks again with the new count`, async ({ page, firm }) => {
    const [category, into] = [await firm.category(), await firm.category()];
    await firm.put(category, { customers: [await firm.customer()] });
    const categories = new CategoriesPage(page);
    await categories.open(category);
    await categories.act(category, action);
    if (action === "Flett") {
      await page.getByLabel("Flett inn i").selectOption(into.name);
      await page.getByRole("button", { name: "Gå videre" }).click();
    }
    await expect(page.getByText(/1 kunde og 0 kontakter/)).toBeVisible();
    await firm.put(category, { customers: [await firm.customer()] });
    await page.getByRole("button", { name: yes(category.name, into.name) }).click();
    await categories.says("Antallet har endret seg siden du ble spurt. Se over og svar igjen.");
    await expect(page.getByText(/2 kunder og 0 kontakter/)).toBeVisible();
    await page.getByRole("button", { name: yes(category.name, into.name) }).click();
    await categories.says(
      action === "Slett" ? "2 kunder og 0 kontakter hadde den." : `«${category.name}» er flettet inn i «${into.name}»: 2 kunder og 0 kontakter.`,
    );
  });
}

test("a double click on «Legg til» adds one category", async ({ page, firm }) => {
  const category = { name: named("Dobbel") };
  const categories = new CategoriesPage(page);
  await categories.open();
  const before = await firm.operations();
  await page.getByLabel("Ny kategori").fill(category.name);
  await page.getByRole("button", { name: "Legg til" }).dblclick();
  await expect(categories.row(category)).toHaveCount(1);
  expect(await firm.operations()).toBe(before + 1);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("the same form sent again does nothing a second time, and is answered as it was the first", async ({ page, context, firm }) => {
  const category = { name: named("Igjen") };
  const categories = new CategoriesPage(page);
  await categories.open();
  const sent = await sentWhile(page, () => categories.add(category.name));
  await categories.says(`Kategorien «${category.name}» er lagt til.`);
  const before = await firm.operations();
  expect(ledTo(await sendAgain(context, sent))).toMatch(/\/settings\/crm\/categories\?at=\d+&done=\d+/);
  expect(await firm.operations()).toBe(before);
  await page.goto(`${categoriesPath}?q=${encodeURIComponent(category.name)}`);
  await expect(categories.row(category)).toHaveCount(1);
});

test("Back after a deletion shows that the category is gone, and a second «Ja» deletes nothing", async ({ page, firm }) => {
  const category = await firm.category();
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await categories.act(category, "Slett");
  await page.getByRole("button", { name: `Ja, slett ${category.name}` }).click();
  await categories.says(`Kategorien «${category.name}» er slettet.`);
  const before = await firm.operations();
  await page.goBack();
  const yes = page.getByRole("button", { name: `Ja, slett ${category.name}` });
  const gone = page.getByRole("heading", { level: 1, name: "Siden finnes ikke" });
  await expect(yes.or(gone)).toBeVisible();
  if (await yes.isVisible()) {
    await yes.click();
    await expect(
      gone
        .or(page.getByText("Dette finnes ikke lenger."))
        .or(page.getByRole("status").filter({ hasText: category.name }))
        .first(),
    ).toBeVisible();
  }
  expect(await firm.operations()).toBe(before);
});

test("a switch of a category that somebody deleted meanwhile says that it is gone", async ({ page, firm, pageOf }) => {
  const category = await firm.category("both");
  const categories = new CategoriesPage(page);
  await categories.open(category);
  await expect(categories.row(category)).toBeVisible();
  const hers = new CategoriesPage(await pageOf("ADMIN"));
  await hers.open(category);
  await hers.act(category, "Slett");
  await hers.page.getByRole("button", { name: `Ja, slett ${category.name}` }).click();
  await hers.says("er slettet");

  await categories.onContact(category).click();
  await categories.says("Kategorien finnes ikke lenger. Noen kan ha slettet den eller slått den sammen med en annen.");
  await expect(categories.row(category)).toHaveCount(0);
});

test("a question about a category that is gone is a page that says so and leads on", async ({ page, firm }) => {
  const category = await firm.category();
  for (const page404 of [`${categoriesPath}/${category.id + 1_000_000}/delete`, `${categoriesPath}/0/merge`, `${categoriesPath}/abc/switch`]) {
    const answer = await page.goto(page404);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Siden finnes ikke" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Gå til Kundeoppfølging" })).toBeVisible();
  }
});

test("the switch «Ansatte kan lage kategorier» decides whether an employee is offered «Ny kategori» on a card", async ({ page, firm, pageOf }) => {
  const customer = await firm.customer();
  const theirs = await pageOf("EMPLOYEE");
  const categories = new CategoriesPage(page);
  const setting = page.getByRole("switch", { name: "Ansatte kan lage kategorier" });
  await categories.open();
  await expect(setting).toBeChecked();
  try {
    await setting.click();
    await categories.says("Ansatte kan ikke lenger lage kategorier");
    await expect(setting).not.toBeChecked();
    await theirs.goto(`/customers/${customer.id}?select=categories`);
    await expect(theirs.getByRole("group", { name: "Velg kategorier" })).toBeVisible();
    await expect(theirs.getByLabel("Ny kategori")).toHaveCount(0);
    await setting.click();
    await categories.says("Ansatte kan nå lage kategorier");
    await theirs.reload();
    await expect(theirs.getByLabel("Ny kategori")).toBeVisible();
  } finally {
    await firm.done(letEmployeesCreate, { allowed: true });
  }
});
