import type { Page } from "@playwright/test";

import { createSources } from "@/lib/crm/additional-info/create-additional-info";
import { listSellers } from "@/lib/crm/groups/sellers";
import { todayInOslo } from "@/lib/dates/today";

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
  // A further page whose records are gone since.
  await page.goto(`/opportunities?customer=${customer.id}&after=${mine.id}`);
  await expect(page.getByText("Det er ingen flere her.")).toBeVisible();
  await page.getByRole("link", { name: "Gå til første side" }).click();
  await expect(table(page).getByRole("row", { name: mine.name })).toBeVisible();
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

test("who sells it is shared out to 100 %, settled when it is won, and what was won, lost and opened again stands in the log", async ({
  page,
  firm,
  javaScriptEnabled,
}) => {
  const [customer, [first, second, third]] = [await firm.customer(), await listSellers(firm.db)];
  if (!first || !second || !third) throw new Error("the demo firm has sellers");
  await page.goto(`/opportunities/new?customer=${customer.id}`);
  const title = named("Deling");
  await titleField(page).fill(title);
  await page.getByLabel("Beløp").fill("100,01");
  await page.getByLabel("Selger 1").selectOption(first.name);
  await page.getByLabel("Andel 1").fill("60");
  await page.getByLabel("Selger 2").selectOption(second.name);
  await page.getByLabel("Andel 2").fill("30");
  await save(page);
  await expect(page.getByRole("group", { name: "Selgere og andeler" })).toHaveAccessibleDescription(/Andelene blir 90 % til sammen\. De må bli 100 %\./);
  await expect(page.getByLabel("Andel 1")).toHaveValue("60");
  await page.getByLabel("Andel 2").fill("");
  await save(page);
  await saved(page, `Salgsmuligheten «${title}» er opprettet.`);
  const sellers = page.getByRole("table", { name: "Selgere og andeler" });
  await expect(sellers.getByRole("row", { name: first.name })).toContainText(/60\s%\s*60,01\skr/);
  await expect(sellers.getByRole("row", { name: second.name })).toContainText(/40\s%\s*40\skr/);

  await page.getByRole("link", { name: "Endre selgere" }).click();
  await page.getByLabel("Selger 3").selectOption(third.name);
  await page.getByRole("button", { name: "Flere selgere" }).click();
  await expect(page.getByLabel("Selger 8")).toHaveValue("");
  await expect(page.getByLabel("Selger 3")).toHaveValue(String(third.id));
  if (javaScriptEnabled) {
    await expect(page.getByLabel("Selger 6")).toBeFocused();
    await page.getByLabel("Andel 1").fill("59,99");
    await page.getByLabel("Andel 3").fill("0,1");
    await expect(page.getByText("Andelene blir 100,09 % til sammen. Det er ikke noe igjen å dele.")).toBeVisible();
  }
  await page.getByRole("button", { name: "Fordel likt og lagre" }).click();
  await saved(page, `Selgerne på «${title}» er lagret.`);
  await expect(sellers.getByRole("row").filter({ hasText: /33,3[34]\s%/ })).toHaveCount(3);

  await page.getByRole("button", { name: "Vinn" }).click();
  await saved(page, `Salgsmuligheten «${title}» er vunnet.`);
  await expect(page.getByLabel("Avsluttet dato")).toHaveValue(todayInOslo(new Date()));
  await page.getByRole("link", { name: "Endre selgere" }).click();
  await page.getByLabel("Selger 3").selectOption("Ingen");
  await page.getByLabel("Andel 3").fill("");
  await page.getByLabel("Andel 1").fill("50");
  await page.getByLabel("Andel 2").fill("50");
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "andelene er gjort opp" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Ja, endre andelene selv om salgsmuligheten er vunnet" }).check();
  await save(page);
  await saved(page, `Selgerne på «${title}» er lagret.`);

  await page.getByLabel("Avsluttet dato").fill("2999-01-01");
  await save(page);
  await expect(page.getByLabel("Avsluttet dato")).toHaveAccessibleDescription("Datoen kan ikke være senere enn i dag.");
  await page.getByLabel("Avsluttet dato").fill("2026-01-31");
  await save(page);
  await saved(page, `Salgsmuligheten «${title}» er lagret.`);
  await page.getByRole("button", { name: "Gjenåpne" }).click();
  await saved(page, `Salgsmuligheten «${title}» er åpen igjen.`);

  const reason = await firm.value("lostReasons");
  await page.getByRole("link", { name: "Tap", exact: true }).click();
  await page.getByRole("button", { name: "Ja, sett som tapt" }).click();
  await expect(page.getByLabel("Tapsårsak")).toHaveAccessibleDescription("Velg en tapsårsak.");
  await page.getByLabel("Tapsårsak").selectOption(reason.name);
  await page.getByRole("button", { name: "Ja, sett som tapt" }).click();
  await saved(page, `Salgsmuligheten «${title}» er tapt.`);
  await expect(page.getByLabel("Tapsårsak")).toHaveValue(String(reason.id));
  await page.getByRole("status").filter({ hasText: "er tapt." }).getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("button", { name: "Vinn" })).toBeVisible();

  await page.goto(`/customers/${customer.id}/history`);
  await expect(page.getByRole("main")).toContainText(`endret selgerne på den vunne salgsmuligheten «${title}»`);
  await expect(page.getByRole("main")).toContainText(`tapte salgsmuligheten «${title}»`);
});

test("a step brings its probability, and another customer asks for the contact there", async ({ page, firm }) => {
  const [customer, other, step, next] = [
    await firm.customer(),
    await firm.customer(),
    await firm.value("opportunitySteps"),
    await firm.value("opportunitySteps"),
  ];
  await firm.db.opportunityStep.update({ where: { id: next.id }, data: { probability: 85 } });
  const [contact, there] = [await firm.contact(customer), await firm.contact(other)];
  const opportunity = await firm.opportunity(customer);
  await page.goto(`/opportunities/${opportunity.id}`);
  await page.getByLabel("Steg").selectOption(step.name);
  await page.getByLabel("Kontakt", { exact: true }).selectOption(contact.name);
  await save(page);
  await saved(page, "er lagret.");
  await expect(page.getByLabel("Sannsynlighet")).toHaveValue("50");
  await page.getByLabel("Steg").selectOption(next.name);
  await page.getByLabel("Sannsynlighet").fill("15");
  await save(page);
  await expect(page.getByRole("main")).toContainText("15 % sannsynlighet");
  await page.getByLabel("Sannsynlighet").fill("");
  await save(page);
  await expect(page.getByRole("main")).toContainText("85 % sannsynlighet");

  await page.getByRole("link", { name: "Bytt kunde" }).click();
  await page.getByRole("searchbox", { name: "Finn kunde" }).fill(other.name);
  await page.getByRole("search", { name: "Finn kunde" }).getByRole("button", { name: "Søk" }).click();
  await page
    .getByRole("navigation", { name: /^Hvilken kunde skal/ })
    .getByRole("link", { name: other.name })
    .click();
  await page.getByLabel("Kontakt", { exact: true }).selectOption(there.name);
  await page.getByRole("button", { name: `Ja, flytt til ${other.name}` }).click();
  await saved(page, `Salgsmuligheten «${opportunity.name}» er flyttet til en annen kunde.`);
  await expect(page.getByLabel("Kontakt", { exact: true })).toHaveValue(String(there.id));
  await page.getByRole("status").filter({ hasText: "annen kunde" }).getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: customer.name })).toBeVisible();
  await expect(page.getByLabel("Kontakt", { exact: true })).toHaveValue(String(contact.id));
});

test("two people share out one opportunity: the later is refused with whose it is now, and may put hers in its place", async ({ page, firm, pageOf }) => {
  const [first, second] = await listSellers(firm.db);
  if (!first || !second) throw new Error("the demo firm has sellers");
  const opportunity = await firm.opportunity(await firm.customer());
  const theirs = await pageOf("ADMIN");
  for (const one of [page, theirs]) await one.goto(`/opportunities/${opportunity.id}/sellers`);
  await theirs.getByLabel("Selger 1").selectOption(second.name);
  await save(theirs);
  await saved(theirs, "er lagret.");
  await page.getByLabel("Selger 2").selectOption(second.name);
  await page.getByRole("button", { name: "Fordel likt og lagre" }).click();
  await expect(page.getByRole("group", { name: "Selgere og andeler" })).toHaveAccessibleDescription(new RegExp(`Nå: ${second.name} 100`));
  await page.getByRole("radio", { name: "Lagre mitt" }).check();
  await page.getByRole("button", { name: "Fordel likt og lagre" }).click();
  await saved(page, "er lagret.");
  await expect(page.getByRole("table", { name: "Selgere og andeler" }).getByRole("row").filter({ hasText: /50\s%/ })).toHaveCount(2);
});

test("the board shows what is open by step, and moves it by its menu, or by dragging where there are scripts and a mouse", async ({
  page,
  firm,
  isMobile,
  javaScriptEnabled,
}) => {
  const [customer, step, next] = [await firm.customer(), await firm.value("opportunitySteps"), await firm.value("opportunitySteps")];
  await firm.db.opportunityStep.update({ where: { id: next.id }, data: { probability: 90 } });
  const opportunity = await firm.opportunity(customer, { stepId: step.id });
  await page.goto(`/opportunities?customer=${customer.id}`);
  await page.getByRole("navigation", { name: "Vis som" }).getByRole("link", { name: "Tavle" }).click();
  await expect(page).toHaveURL(`/opportunities?view=board&customer=${customer.id}`);
  const column = (name: string) => page.getByRole("region", { name, exact: true });
  const card = (name: string) => column(name).getByRole("listitem").filter({ hasText: opportunity.name });
  await expect(column(step.name)).toContainText(/1 salgsmulighet · 1\s000\skr/);
  await card(step.name)
    .getByRole("button", { name: `Handlinger for ${opportunity.name}` })
    .click();
  await page.getByRole("button", { name: `Flytt til «${next.name}»` }).click();
  await saved(page, `Salgsmuligheten «${opportunity.name}» er flyttet til «${next.name}».`);
  await expect(card(next.name)).toBeVisible();
  await expect(column(step.name)).toContainText("Ingen her");
  expect(await firm.db.opportunity.findUnique({ where: { id: opportunity.id } })).toMatchObject({ stepId: next.id, probability: 90 });

  if (javaScriptEnabled && !isMobile) {
    await card(next.name).dragTo(column(step.name));
    await saved(page, `Salgsmuligheten «${opportunity.name}» er flyttet til «${step.name}».`);
    await expect(card(step.name)).toBeVisible();
  }
  await page.getByRole("status").filter({ hasText: "er flyttet" }).getByRole("button", { name: "Angre" }).click();
  await expect(page).toHaveURL(/view=board/);
  await expect(card(javaScriptEnabled && !isMobile ? next.name : step.name)).toBeVisible();
  await page.getByRole("button", { name: `Handlinger for ${opportunity.name}` }).click();
  await page.getByRole("button", { name: "Vinn" }).click();
  await saved(page, `Salgsmuligheten «${opportunity.name}» er vunnet.`);
  await expect(page.getByText("Ingen treff.")).toBeVisible();
});
