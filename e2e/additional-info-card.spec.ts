import type { Page } from "@playwright/test";

import { createOrigins, createProducts, createSources } from "@/lib/crm/additional-info/create-additional-info";
import { showAdditionalInfoAsTab } from "@/lib/crm/additional-info/show-additional-info-as-tab";

import { CategoriesPanel } from "./categories-panel";
import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";

interface Values {
  origin: Named;
  otherOrigin: Named;
  products: [Named, Named];
  source: Named;
}

/** Values of one's own in the three lists. */
async function values(firm: Firm): Promise<Values> {
  const make = async (command: typeof createOrigins, what: string): Promise<Named> => {
    const name = named(what);
    const { ids } = await firm.done(command, { values: [{ nb: name }] });
    return { id: ids[0] ?? 0, name };
  };
  return {
    origin: await make(createOrigins, "Messe"),
    otherOrigin: await make(createOrigins, "Katalog"),
    products: [await make(createProducts, "Regnskap"), await make(createProducts, "Lønn")],
    source: await make(createSources, "Nettside"),
  };
}

const asTab = (firm: Firm, on: boolean) => firm.done(showAdditionalInfoAsTab, { asTab: String(on) });
const tab = (page: Page) => page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Tilleggsinfo" });
const section = (page: Page) => page.getByRole("group", { name: "Tilleggsinfo" });
const save = (page: Page) => page.getByRole("button", { name: "Lagre", exact: true }).click();
const saved = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();

async function choose(page: Page, { origin, products, source }: Values): Promise<void> {
  await section(page).getByLabel("Kontaktopprinnelse").selectOption(origin.name);
  await section(page).getByLabel("Kilde").selectOption(source.name);
  for (const { name } of products) await section(page).getByLabel(name).check();
}

async function stands(page: Page, { origin, products, source }: Values): Promise<void> {
  await expect(section(page).getByLabel("Kontaktopprinnelse")).toHaveValue(String(origin.id));
  await expect(section(page).getByLabel("Kilde")).toHaveValue(String(source.id));
  for (const { name } of products) await expect(section(page).getByLabel(name)).toBeChecked();
}

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});
test.afterEach(({ firm }) => asTab(firm, true));

test("«Tilleggsinfo» is a tab of the card; what is saved there shows, stands in the customer's log, and is undone", async ({ page, firm }) => {
  const [customer, chosen] = [await firm.customer(), await values(firm)];
  await page.goto(`/customers/${customer.id}`);
  await expect(section(page)).toHaveCount(0);
  await tab(page).click();
  await expect(page).toHaveURL(`/customers/${customer.id}/additional-info`);
  await choose(page, chosen);
  await save(page);
  await saved(page, `Tilleggsinfo på ${customer.name} er lagret.`);
  await stands(page, chosen);
  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Endringslogg" }).click();
  await expect(page.getByRole("main")).toContainText(`endret tilleggsinfo på kunden ${customer.name}`);
  await expect(page.getByRole("main")).toContainText(`tomt → ${chosen.origin.name}`);
  await page.getByRole("button", { name: `Angre: endret tilleggsinfo på kunden ${customer.name}` }).click();
  await saved(page, "Angret: endret tilleggsinfo");
  await tab(page).click();
  await expect(section(page).getByLabel("Kontaktopprinnelse")).toHaveValue("");
  await expect(section(page).getByLabel(chosen.products[0].name)).not.toBeChecked();
});

test("switched off, the same fields are the last section of «Firmainfo» and are saved with it", async ({ page, firm }) => {
  const [customer, chosen] = [await firm.customer(), await values(firm)];
  await asTab(firm, false);
  await page.goto(`/customers/${customer.id}/additional-info`);
  await expect(page).toHaveURL(`/customers/${customer.id}#additional-info`);
  await expect(tab(page)).toHaveCount(0);
  await page.getByLabel("Telefon").fill("22 33 44 55");
  await choose(page, chosen);
  await save(page);
  await saved(page, `${customer.name} er lagret.`);
  await expect(page.getByLabel("Telefon")).toHaveValue("22 33 44 55");
  await stands(page, chosen);

  await section(page).getByLabel(chosen.products[0].name).uncheck();
  await section(page).getByLabel("Kilde").selectOption("Ikke valgt");
  await save(page);
  await saved(page, `${customer.name} er lagret.`);
  await expect(section(page).getByLabel(chosen.products[0].name)).not.toBeChecked();
  await expect(section(page).getByLabel(chosen.products[1].name)).toBeChecked();
  await expect(section(page).getByLabel("Kilde")).toHaveValue("");
});

test("a form of the tab that is open while it becomes a section saves and leads to the section", async ({ page, firm }) => {
  const [customer, chosen] = [await firm.customer(), await values(firm)];
  await page.goto(`/customers/${customer.id}/additional-info`);
  await choose(page, chosen);
  await asTab(firm, false);
  await save(page);
  await saved(page, `Tilleggsinfo på ${customer.name} er lagret.`);
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}\\?done=\\d+#additional-info$`));
  await stands(page, chosen);
});

test("«Firmainfo» that is open while the section becomes a tab saves all and leads to the tab", async ({ page, firm }) => {
  const [customer, chosen] = [await firm.customer(), await values(firm)];
  await asTab(firm, false);
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Telefon").fill("22 33 44 55");
  await choose(page, chosen);
  await asTab(firm, true);
  await save(page);
  await saved(page, `${customer.name} er lagret.`);
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}/additional-info\\?done=\\d+$`));
  await stands(page, chosen);
  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByLabel("Telefon")).toHaveValue("22 33 44 55");
});

test("what is typed in the section while it becomes a tab stays through a tick that saves at once, until it is saved itself", async ({
  page,
  firm,
  javaScriptEnabled,
}) => {
  const [customer, chosen, category] = [await firm.customer(), await values(firm), await firm.category()];
  const panel = new CategoriesPanel(page, javaScriptEnabled);
  await asTab(firm, false);
  await page.goto(`/customers/${customer.id}?select=categories`);
  // Without scripts a page that is left holds nothing: the tick comes before what is typed.
  if (!javaScriptEnabled) await panel.tick(category);
  await choose(page, chosen);
  await asTab(firm, true);
  if (javaScriptEnabled) {
    await panel.tick(category);
    await expect(tab(page)).toBeVisible();
  }
  await stands(page, chosen);
  await save(page);
  await saved(page, `${customer.name} er lagret.`);
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}/additional-info\\?done=\\d+(#categories)?$`));
  await stands(page, chosen);
  expect(await firm.carriedBy("customer", customer)).toEqual([category.name]);
});

test("where nothing was typed in the section, it goes with the next answer, and comes back with the switch", async ({ page, firm, javaScriptEnabled }) => {
  const [customer, category, other] = [await firm.customer(), await firm.category(), await firm.category()];
  const panel = new CategoriesPanel(page, javaScriptEnabled);
  await asTab(firm, false);
  await page.goto(`/customers/${customer.id}?select=categories`);
  await expect(section(page)).toBeVisible();
  await asTab(firm, true);
  await panel.tick(category);
  await expect(section(page)).toHaveCount(0);
  await expect(tab(page)).toBeVisible();
  await asTab(firm, false);
  if (!javaScriptEnabled) await panel.open();
  await panel.tick(other);
  await expect(section(page)).toBeVisible();
});

for (const wasTab of [true, false]) {
  test(`nothing typed is lost when the ${wasTab ? "tab" : "section"} goes and the save is refused as well`, async ({ page, firm, people, pageOf }) => {
    const [customer, chosen] = [await firm.customer(), await values(firm)];
    await asTab(firm, wasTab);
    await page.goto(wasTab ? `/customers/${customer.id}/additional-info` : `/customers/${customer.id}`);
    await choose(page, chosen);
    await asTab(firm, !wasTab);
    const hers = await pageOf("SALES_MANAGER");
    await hers.goto(`/customers/${customer.id}/additional-info`);
    await section(hers).getByLabel("Kontaktopprinnelse").selectOption(chosen.otherOrigin.name);
    await save(hers);
    await saved(hers, "er lagret.");
    await save(page);
    const answer = page.getByRole("group", { name: `Nå: ${chosen.otherOrigin.name} (${people.SALES_MANAGER.name})` });
    await expect(answer).toBeVisible();
    await stands(page, chosen);
    await answer.getByLabel("Lagre mitt").check();
    await save(page);
    await saved(page, "er lagret.");
    await stands(page, chosen);
  });
}

test("a value that is switched off stays where it is, marked, and is not offered elsewhere", async ({ page, firm }) => {
  const [customer, other, chosen] = [await firm.customer(), await firm.customer(), await values(firm)];
  const [off] = chosen.products;
  await firm.db.customerProduct.create({ data: { customerId: customer.id, productId: off.id, operationId: 1 } });
  await firm.db.product.update({ where: { id: off.id }, data: { active: false } });
  await page.goto(`/customers/${customer.id}/additional-info`);
  await expect(section(page).getByLabel(`${off.name} (slått av)`)).toBeChecked();
  await section(page).getByLabel("Kilde").selectOption(chosen.source.name);
  await save(page);
  await saved(page, "er lagret.");
  await expect(section(page).getByLabel(`${off.name} (slått av)`)).toBeChecked();
  await page.goto(`/customers/${other.id}/additional-info`);
  await expect(section(page).getByLabel(chosen.products[1].name)).toBeVisible();
  await expect(section(page).getByLabel(off.name)).toHaveCount(0);
});
