import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { someSales } from "./some-sales";

const row = (page: Page, table: string | RegExp, name: string | RegExp) => page.getByRole("table", { name: table }).getByRole("row", { name });
const show = (page: Page) => page.getByRole("search", { name: "Velg hva rapporten viser" }).getByRole("button", { name: "Vis" }).click();

test("a sales manager follows a figure of her group down to the opportunities it is made of, with the same sum", async ({ page, firm, signIn }) => {
  const { group, under, seller } = await someSales(firm);
  await signIn("SALES_MANAGER");
  await page.goto("/reports/sales?year=2023");
  await page.getByLabel("Gruppe eller selger").selectOption({ label: group.name });
  await show(page);
  await expect(page).toHaveURL(new RegExp(`scope=group-${group.id}`));
  await expect(page.getByRole("img", { name: "Stolpediagram: 2023 er faktisk salg 106 670 kr og budsjettet 110 000 kr." })).toBeVisible();
  // 66 670,33 and 40 000; once in the group, though the seller is in the one under it too.
  await expect(row(page, "Per måned", /^Mars|^mars/)).toHaveText(/50\s000.*66\s670.*\+16\s670.*133\s%.*0/);
  await expect(row(page, "Per måned", /^Året/)).toHaveText(/110\s000.*106\s670.*−3\s330.*97\s%.*0/);
  for (const name of [group.name, under.name]) await expect(row(page, "Per gruppe og selger", name)).toHaveText(/110\s000.*106\s670.*−3\s330.*97\s%/);
  await expect(page.getByText("Er med i flere grupper, og telles én gang i summene.")).toBeVisible();
  await expect(row(page, "Per gruppe og selger", /^I alt/)).toHaveText(/106\s670/);
  await expect(page.getByText("2 av 3 avsluttede salgsmuligheter er vunnet (67 %).")).toBeVisible();

  await row(page, "Per gruppe og selger", under.name)
    .getByRole("link", { name: `faktisk, ${under.name}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Salgsmuligheter" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "2 salgsmuligheter" })).toContainText(/106\s670,33\skr/);
  await page.goBack();
  await row(page, "Per gruppe og selger", under.name).getByRole("link", { name: under.name, exact: true }).click();
  await expect(page.getByLabel("Gruppe eller selger")).toHaveValue(`group-${under.id}`);
  await row(page, /^Per gruppe/, seller.name)
    .getByRole("link", { name: seller.name, exact: true })
    .click();
  await expect(page.getByLabel("Gruppe eller selger")).toHaveValue(`seller-${seller.id}`);
});

test("the report is broken down by product and by lost reason, each figure with its opportunities", async ({ page, firm, signIn }) => {
  const { group, product, reason } = await someSales(firm);
  await signIn("ADMIN");
  await page.goto(`/reports/sales?year=2023&scope=group-${group.id}`);
  await page.getByLabel("Fordelt på").selectOption("Produkt");
  await show(page);
  await expect(row(page, "Per produkt", product.name)).toHaveText(/1\s*66\s670.*63\s%.*0.*–.*100\s%/);
  await expect(row(page, "Per produkt", "Uten produkt")).toHaveText(/1\s*40\s000.*37\s%.*50\s%/);
  await expect(page.getByText("Et salg kan gjelde flere produkter")).toBeVisible();
  await row(page, "Per produkt", product.name)
    .getByRole("link", { name: `faktisk, ${product.name}` })
    .click();
  await expect(page.getByRole("status").filter({ hasText: "1 salgsmulighet" })).toContainText(/66\s670,33\skr/);
  await page.goBack();
  await expect(row(page, "Tapt etter tapsårsak", reason.name)).toHaveText(/1\s*25\s000.*100\s%/);
  await row(page, "Tapt etter tapsårsak", reason.name)
    .getByRole("link", { name: /^25\s000/ })
    .click();
  await expect(page.getByRole("status").filter({ hasText: "1 salgsmulighet" })).toContainText(/25\s000\skr/);
});

test("a period of one's own keeps what was typed, and says what is wrong with it", async ({ page, signIn }) => {
  await signIn("SALES_MANAGER");
  await page.goto("/reports/sales");
  await page.getByLabel("År", { exact: true }).selectOption("Egen periode");
  await show(page);
  await page.getByRole("textbox", { name: "Fra" }).fill("2023-03-01");
  await page.getByRole("textbox", { name: "Til" }).fill("2023-02-01");
  await show(page);
  await expect(page.getByRole("textbox", { name: "Til" })).toHaveAccessibleDescription("«Til» må være samme dag som «Fra» eller senere.");
  await expect(page.getByRole("textbox", { name: "Fra" })).toHaveValue("2023-03-01");
  await page.getByRole("textbox", { name: "Til" }).fill("2023-04-15");
  await show(page);
  await expect(page).toHaveURL(/from=2023-03-01&to=2023-04-15/);
  await expect(page.getByText("Budsjettet er for hele måneder")).toBeVisible();
  await expect(page.getByRole("table", { name: "Per måned" }).getByRole("row")).toHaveCount(4);
  for (const wrong of ["year=abc", "from=2023-02-30&to=x", "scope=group-0", "by=amount", `from=${"9".repeat(5_000)}`]) {
    const answer = await page.goto(`/reports/sales?${wrong}`);
    expect([wrong, answer?.status()]).toEqual([wrong, 200]);
  }
});

test("an employee sees the own figures and nobody else's", async ({ page, firm, signIn }) => {
  const { group, seller } = await someSales(firm);
  const other = await firm.employee("EMPLOYEE");
  await signIn(seller);
  await page.goto("/customers");
  await page.goto("/reports/sales?year=2023");
  await expect(page.getByLabel("Gruppe eller selger")).toHaveCount(0);
  await expect(row(page, /^Per gruppe/, group.name)).toHaveText(/110\s000.*106\s670/);
  await expect(row(page, /^Per gruppe/, /^I alt/)).toHaveText(/106\s670/);
  await row(page, /^Per gruppe/, /^I alt/)
    .getByRole("link", { name: "faktisk, I alt" })
    .click();
  await expect(page.getByRole("status").filter({ hasText: "2 salgsmuligheter" })).toContainText(/106\s670,33\skr/);
  for (const scope of [`seller-${other.id}`, `group-${group.id}`, "nogroup"])
    expect([scope, (await page.goto(`/reports/sales?scope=${scope}`))?.status()]).toEqual([scope, 404]);
  await signIn("ADMIN");
  expect((await page.goto("/reports/sales?scope=seller-2147483646"))?.status()).toBe(404);
});
