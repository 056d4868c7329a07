import type { Page } from "@playwright/test";

import { createSources } from "@/lib/crm/additional-info/create-additional-info";

import { expect, test } from "./fixtures";
import type { Firm } from "./firm";
import { named } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

const save = (page: Page) => page.getByRole("button", { name: "Lagre", exact: true }).click();
const saved = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const titleField = (page: Page) => page.getByRole("textbox", { name: "Tittel må fylles ut" });
const table = (page: Page) => page.getByRole("table", { name: "Salgsmuligheter" });

async function aSource(firm: Firm): Promise<{ id: number; name: string }> {
  const name = named("Nettside");
  const { ids } = await firm.done(createSources, { values: [{ nb: name }] });
  return { id: ids[0] ?? 0, name };
}

test("an opportunity is made from the customer's card, edited, and stands in the customer's log", async ({ page, firm }) => {
  const [customer, source] = [await firm.customer(), await aSource(firm)];
  const contact = await firm.contact(customer);
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Salgsmuligheter" }).click();
  await expect(page.getByText("Kunden har ingen salgsmuligheter ennå.")).toBeVisible();
  await page.getByRole("link", { name: "Ny salgsmulighet" }).click();
  const title = named("Regnskap");
  await titleField(page).fill(title);
  await page.getByLabel("Beløp").fill("125 000,50");
  await page.getByLabel("Forventet avslutning").fill("2031-06-30");
  await page.getByLabel("Kontakt", { exact: true }).selectOption(contact.name);
  await page.getByLabel("Kilde").selectOption(source.name);
  await save(page);
  await saved(page, `Salgsmuligheten «${title}» er opprettet.`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByLabel("Beløp")).toHaveValue(/^125\s000,50$/);
  await expect(page.getByLabel("Forventet avslutning")).toHaveValue("2031-06-30");

  await page.getByLabel("Beløp").fill("200000");
  await save(page);
  await saved(page, `Salgsmuligheten «${title}» er lagret.`);
  await page.getByRole("main").getByRole("link", { name: customer.name }).click();
  await expect(table(page).getByRole("row", { name: title })).toContainText(/200\s000\skr/);
  await expect(table(page).getByRole("row", { name: title })).toContainText("30.6.2031");
  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Endringslogg" }).click();
  await expect(page.getByRole("main")).toContainText(`endret salgsmuligheten «${title}»`);
  await expect(page.getByRole("main")).toContainText(/125\s000,50\skr → 200\s000\skr/);
});

test("a refused opportunity keeps what was typed and says what is wrong", async ({ page, firm }) => {
  const customer = await firm.customer();
  await page.goto(`/opportunities/new?customer=${customer.id}`);
  await page.getByLabel("Beløp").fill("mye");
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "To felt må rettes" })).toBeFocused();
  await expect(titleField(page)).toHaveAccessibleDescription("Skriv en tittel på salgsmuligheten.");
  await expect(page.getByLabel("Beløp")).toHaveValue("mye");
});

test("without a customer it asks for one first", async ({ page, firm }) => {
  const customer = await firm.customer();
  await page.goto("/opportunities/new");
  await page.getByRole("searchbox", { name: "Finn kunde" }).fill(customer.name);
  await page.getByRole("search", { name: "Finn kunde" }).getByRole("button", { name: "Søk" }).click();
  await page.getByRole("navigation", { name: "Hvilken kunde gjelder det?" }).getByRole("link", { name: customer.name }).click();
  await expect(page).toHaveURL(`/opportunities/new?customer=${customer.id}`);
  await expect(titleField(page)).toBeVisible();
});

test("a source that is renamed or switched off is so at once, and stays a filter", async ({ page, firm }) => {
  const [customer, source] = [await firm.customer(), await aSource(firm)];
  const opportunity = await firm.opportunity(customer, { sourceId: source.id });
  const renamed = named("Annonse");
  await firm.db.source.update({ where: { id: source.id }, data: { nb: renamed, active: false } });
  await page.goto(`/opportunities?source=${source.id}`);
  await saved(page, "1 salgsmulighet");
  await expect(table(page).getByRole("row", { name: opportunity.name })).toContainText(renamed);
  await expect(page.getByRole("link", { name: `Fjern filteret Kilde: ${renamed}` })).toBeVisible();
  await table(page).getByRole("link", { name: opportunity.name }).click();
  await expect(page.getByLabel("Kilde").getByRole("option", { name: `${renamed} (slått av)` })).toHaveAttribute("selected", "");
  await titleField(page).fill(named("Ny"));
  await save(page);
  await saved(page, "er lagret.");
  await page.goto(`/opportunities/new?customer=${customer.id}`);
  await expect(page.getByLabel("Kilde").getByRole("option", { name: renamed })).toHaveCount(0);
});

test("opportunities are searched and filtered, all of it in the address", async ({ page, firm, isMobile }) => {
  const [customer, other] = [await firm.customer(), await firm.customer()];
  const [mine] = [await firm.opportunity(customer), await firm.opportunity(other)];
  await page.goto(`/opportunities?customer=${customer.id}`);
  await expect(table(page).getByRole("row", { name: mine.name })).toBeVisible();
  const bar = page.getByRole("search", { name: "Søk i salgsmuligheter" });
  if (isMobile) await bar.getByRole("button", { name: /^Filtre/ }).click();
  await bar.getByLabel("Status").selectOption("Vunnet");
  await bar.getByRole("button", { name: "Søk", exact: true }).last().click();
  await expect(page.getByText("Ingen treff.")).toBeVisible();
  await page.getByRole("link", { name: "Fjern filteret Status: Vunnet" }).click();
  await expect(table(page).getByRole("row", { name: mine.name })).toBeVisible();
  await expect(page).toHaveURL(`/opportunities?customer=${customer.id}`);
  await bar.getByRole("searchbox").fill(mine.name);
  await bar.getByRole("button", { name: "Søk", exact: true }).first().click();
  await expect(page).toHaveURL(/q=/);
  await saved(page, "1 salgsmulighet");
});

test("an opportunity is deleted after a question, and the undo brings it back", async ({ page, firm }) => {
  const customer = await firm.customer();
  const opportunity = await firm.opportunity(customer);
  await page.goto(`/opportunities/${opportunity.id}`);
  await page.getByRole("link", { name: "Slett", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Vil du slette salgsmuligheten «${opportunity.name}»?` })).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${opportunity.name}` }).click();
  await saved(page, `Salgsmuligheten «${opportunity.name}» er slettet.`);
  await expect(page.getByText("Kunden har ingen salgsmuligheter ennå.")).toBeVisible();
  expect((await page.request.get(`/opportunities/${opportunity.id}`)).status()).toBe(404);
  await page.getByRole("status").filter({ hasText: "er slettet." }).getByRole("button", { name: "Angre" }).click();
  await expect(table(page).getByRole("row", { name: opportunity.name })).toBeVisible();
});
