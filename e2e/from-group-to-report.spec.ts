import type { Locator, Page } from "@playwright/test";

import { todayInOslo } from "@/lib/dates/today";

import { expect, test } from "./fixtures";
import { GroupsPage } from "./groups-page";
import { named } from "./names";

/** «Vis» of the filters of the page, by the name of the form. */
const show = (page: Page, form: string) => page.getByRole("search", { name: form }).getByRole("button", { name: "Vis" }).click();

/** Turns the pages of a list until what is looked for stands there. */
async function onAPage(page: Page, wanted: Locator): Promise<void> {
  while (!(await wanted.isVisible())) {
    const before = page.url();
    await page.getByRole("link", { name: "Neste" }).click();
    await expect(page).not.toHaveURL(before);
  }
}

test("an admin builds a tree with a «Salg» group, gives its sellers budgets out of a sheet and wins a sale; the sales manager follows the figure down to it", async ({
  page,
  firm,
  signIn,
}) => {
  // The longest way through the product, from the first group to the last figure.
  test.slow();
  await signIn("ADMIN");
  const groups = new GroupsPage(page);
  const [top, middle, low] = [named("Firma"), named("Avdeling"), named("Butikksalg")];
  const [leader, seller] = [await firm.employee("EMPLOYEE", { name: named("Leder") }), await firm.employee("EMPLOYEE", { name: named("Selger") })];
  const [customer, title] = [await firm.customer(), named("Regnskap")];
  const today = todayInOslo(new Date());
  const next = Number(today.slice(0, 4)) + 1;

  await test.step("a tree of three levels, the lowest of type «Salg»", async () => {
    await groups.open();
    await page.getByRole("link", { name: "Ny gruppe" }).click();
    await page.getByRole("textbox", { name: /^Gruppenavn/ }).fill(top);
    await page.getByRole("button", { name: "Opprett gruppe" }).click();
    await groups.says(`Gruppen «${top}» er opprettet.`);
    for (const [above, name, type] of [
      [top, middle, "Standard"],
      [middle, low, "Salg"],
    ] as const) {
      await page.getByRole("link", { name: "Ny undergruppe" }).last().click();
      await expect(groups.heading(`Ny undergruppe i «${above}»`)).toBeVisible();
      await page.getByRole("textbox", { name: /^Gruppenavn/ }).fill(name);
      await page.getByLabel("Gruppetype").selectOption(type);
      await page.getByRole("button", { name: "Opprett gruppe" }).click();
      await expect(groups.heading(name)).toBeVisible();
    }
  });

  await test.step("members with their roles", async () => {
    for (const [person, role] of [
      [leader, "Teamleder"],
      [seller, "Selger"],
    ] as const) {
      await page.getByRole("searchbox", { name: "Legg til medlem" }).fill(person.name);
      await page.getByRole("search", { name: "Legg til medlem" }).getByRole("button", { name: "Søk" }).click();
      await page.getByRole("checkbox", { name: person.name }).check();
      await page.getByLabel("Rolle i gruppen", { exact: true }).fill(role);
      await page.getByRole("button", { name: "Legg til valgte" }).click();
      await groups.says(`${person.name} er medlem av gruppen «${low}».`);
    }
  });

  await test.step("budgets pasted from a sheet", async () => {
    await page.goto(`/budgets?year=${next}`);
    await page.getByLabel("Gruppe", { exact: true }).selectOption({ label: low });
    await show(page, "Velg hva budsjettet viser");
    await page.getByText("Lim inn fra regneark").click();
    await page.getByRole("textbox", { name: "Tallene" }).fill(`${seller.name}\t60 000,00\t40 000\n${leader.name}\t10000\t20000\n`);
    await page.getByRole("button", { name: "Sett inn i budsjettet" }).click();
    await groups.says("4 tall satt inn, men ikke lagret ennå.");
    await page.getByRole("button", { name: "Lagre", exact: true }).click();
    await groups.says("er lagret: 4 måneder.");
    await expect(page.getByRole("row", { name: new RegExp(`^${low} `) })).toContainText(/70\s000.*60\s000.*130\s000/);
  });

  await test.step("an opportunity of the seller is won", async () => {
    await page.goto(`/opportunities/new?customer=${customer.id}`);
    await page.getByRole("textbox", { name: "Tittel må fylles ut" }).fill(title);
    await page.getByLabel("Beløp").fill("80 000,50");
    await page.getByLabel("Selger 1").selectOption(seller.name);
    await page.getByRole("button", { name: "Lagre", exact: true }).click();
    await groups.says(`Salgsmuligheten «${title}» er opprettet.`);
    await page.getByRole("button", { name: "Vinn" }).click();
    await groups.says(`Salgsmuligheten «${title}» er vunnet.`);
  });

  await test.step("the report has it at once, against the budget", async () => {
    await page.goto("/reports/sales");
    await page.getByLabel("År", { exact: true }).selectOption("Egen periode");
    await page.getByLabel("Gruppe eller selger").selectOption({ label: low });
    await show(page, "Velg hva rapporten viser");
    await page.getByRole("textbox", { name: "Fra" }).fill(`${today.slice(0, 7)}-01`);
    await page.getByRole("textbox", { name: "Til" }).fill(`${next}-12-31`);
    await show(page, "Velg hva rapporten viser");
    const sums = page.getByRole("table", { name: "Per gruppe og selger" });
    await expect(sums.getByRole("row", { name: new RegExp(`^${seller.name}`) })).toHaveText(/80\s001/);
    await expect(sums.getByRole("row", { name: new RegExp(`^${low}`) })).toHaveText(/80\s001/);
    await expect(page.getByRole("table", { name: "Per måned" }).getByRole("row").last()).toHaveText(/130\s000.*80\s001.*62\s%/);
  });

  await test.step("the sales manager sees the group with roles, budget and actual, and follows a figure down to the sale", async () => {
    await signIn("SALES_MANAGER");
    await page.goto("/settings");
    await page.getByRole("main").getByRole("link", { name: "Grupper" }).click();
    const link = page.getByRole("main").getByRole("link", { name: low, exact: true }).first();
    // Ten groups to a page, and other flows make theirs.
    await expect(page.getByRole("heading", { level: 1, name: "Grupper" })).toBeVisible();
    await onAPage(page, link);
    await link.click();
    const row = page
      .getByRole("table", { name: `Medlemmer i ${low}` })
      .getByRole("row")
      .filter({ hasText: seller.name });
    await expect(row).toContainText("Selger");
    await expect(row).toContainText(/80\s001/);
    await row.getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: /^Salgsmuligheter/ })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "1 salgsmulighet" })).toContainText(/80\s000,50\skr/);
    await page.getByRole("link", { name: title }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });
});
