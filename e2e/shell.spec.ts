import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { newWord } from "./names";
import { Shell } from "./shell";

/** What no role names: the document itself. */
const documentOf = (page: Page) =>
  page.evaluate(() => ({
    language: document.documentElement.lang,
    theme: document.documentElement.dataset.theme,
    ground: getComputedStyle(document.body).backgroundColor,
  }));

test("the skip link comes first and leads into the page", async ({ page, signIn }) => {
  await signIn("EMPLOYEE");
  await page.goto("/customers");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Hopp til innholdet" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").getByRole("link").first()).toBeFocused();
});

test("the header's search finds a customer from any page", async ({ page, firm, signIn, isMobile }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  await page.goto("/settings/users");
  if (isMobile) {
    await page.getByRole("banner").getByRole("link", { name: "Søk etter kunde" }).click();
    await page.getByRole("search", { name: "Søk i kunder" }).getByRole("searchbox").fill(customer.name);
    await page.getByRole("search", { name: "Søk i kunder" }).getByRole("searchbox").press("Enter");
  } else {
    await page.getByRole("searchbox", { name: "Søk etter kunde" }).fill(customer.name);
    await page.getByRole("searchbox", { name: "Søk etter kunde" }).press("Enter");
  }
  await expect(page.getByRole("status").filter({ hasText: "1 treff av" })).toBeVisible();
  await page.getByRole("table").getByRole("link", { name: customer.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
});

test("the areas and all sections of Administrasjon are reached from the header, on a phone by «Meny»", async ({ page, signIn, isMobile }) => {
  const admin = await signIn("ADMIN");
  const shell = new Shell(page, isMobile);
  await page.goto("/account");
  for (const section of ["Kategorier", "Brukere", "Endringslogg"]) {
    if (isMobile) await shell.openMenu(admin);
    await shell.areas.getByRole("link", { name: "Administrasjon" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Administrasjon" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: section }).click();
    await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
  }
  if (isMobile) await shell.openMenu(admin);
  await shell.areas.getByRole("link", { name: "Kundeoppfølging" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
  if (isMobile) await shell.openMenu(admin);
  await expect(shell.areas.getByRole("link", { name: "Kundeoppfølging" })).toHaveAttribute("aria-current", "page");
  await expect(shell.areas.getByRole("link", { name: "Administrasjon" })).not.toHaveAttribute("aria-current", "page");
});

test("beside a settings page stand the sections on a desk, and on a phone the page «Administrasjon» does", async ({ page, signIn, isMobile }) => {
  await signIn("ADMIN");
  await page.goto("/settings/crm/categories");
  const sections = page.getByRole("navigation", { name: "Innstillinger" });
  if (isMobile) {
    await expect(sections).toBeHidden();
    await page.getByRole("navigation", { name: "Brødsmulesti" }).getByRole("link", { name: "CRM" }).click();
    await page.getByRole("main").getByRole("link", { name: "Endringslogg" }).click();
  } else {
    await expect(sections.getByRole("link", { name: "Kategorier" })).toHaveAttribute("aria-current", "page");
    await sections.getByRole("link", { name: "Endringslogg" }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name: "Endringslogg" })).toBeVisible();
});

test("the menu closes by Esc, and its button opens it again", async ({ page, signIn, isMobile }) => {
  const person = await signIn("EMPLOYEE");
  await page.goto("/customers");
  const menu = await new Shell(page, isMobile).openMenu(person);
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await new Shell(page, isMobile).openMenu(person);
});

test("who changes the language reads English, stays on the page, and can change back", async ({ page, firm, signIn, isMobile }) => {
  const person = await signIn(await firm.employee("ADMIN"));
  const shell = new Shell(page, isMobile);
  await page.goto("/settings/crm/categories");
  expect((await documentOf(page)).language).toBe("nb");
  await (await shell.openMenu(person)).getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Categories" })).toBeVisible();
  await expect(page).toHaveURL(/\/settings\/crm\/categories/);
  await expect.poll(async () => (await documentOf(page)).language).toBe("en");
  await expect(page).toHaveTitle(/^Categories – /);

  await page.goto("/customers");
  await expect(page.getByRole("link", { name: "New customer" })).toBeVisible();
  const menu = await shell.openMenu(person, { button: "Menu", group: `Menu for ${person.name}` });
  await menu.getByRole("button", { name: "Bokmål" }).click();
  await expect(page.getByRole("link", { name: "Ny kunde" })).toBeVisible();
  await expect.poll(async () => (await documentOf(page)).language).toBe("nb");
});

test("the colour scheme follows the system until one is chosen, and the choice is kept", async ({ page, signIn, isMobile }) => {
  const person = await signIn("EMPLOYEE");
  const shell = new Shell(page, isMobile);
  const grounded = (colour: string) => expect(async () => expect((await documentOf(page)).ground).toBe(colour)).toPass();
  await page.goto("/customers");
  const light = (await documentOf(page)).ground;
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = (await documentOf(page)).ground;
  expect(dark).not.toBe(light);

  await (await shell.openMenu(person)).getByRole("button", { name: "Lyst" }).click();
  await grounded(light);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/customers");
  const menu = await shell.openMenu(person);
  await expect(menu.getByRole("button", { name: "Lyst" })).toHaveAttribute("aria-pressed", "true");
  await menu.getByRole("button", { name: "Mørkt" }).click();
  await grounded(dark);
  await page.goto("/account");
  await grounded(dark);
  await (await shell.openMenu(person)).getByRole("button", { name: "System" }).click();
  await grounded(light);
});

test("the breadcrumb of a settings section reads Administrasjon – Innstillinger – CRM – Kategorier, and leads up", async ({ page, signIn }) => {
  await signIn("ADMIN");
  await page.goto("/settings/crm/categories");
  const crumbs = page.getByRole("navigation", { name: "Brødsmulesti" });
  await expect(crumbs).toHaveText(/^Administrasjon\s*–\s*Innstillinger\s*–\s*CRM\s*–\s*Kategorier$/);
  await expect(crumbs.getByRole("link", { name: "Kategorier" })).toHaveCount(0);
  await crumbs.getByRole("link", { name: "Administrasjon" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Administrasjon" })).toBeVisible();
});

test("an address that does not exist answers 404, says what to do next, and the way on leads on", async ({ page, signIn }) => {
  await signIn("EMPLOYEE");
  const answer = await page.goto(`/${newWord()}`);
  expect(answer?.status()).toBe(404);
  await expect(page).toHaveTitle(/^Siden finnes ikke – /);
  await expect(page.getByText("Den kan være slettet eller flyttet, eller adressen kan være feil skrevet.")).toBeVisible();
  await page.getByRole("link", { name: "Gå til Kundeoppfølging" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});

test("an address that does not exist says so to who is not signed in, too", async ({ page }) => {
  const answer = await page.goto(`/${newWord()}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "Siden finnes ikke" })).toBeVisible();
  await page.getByRole("link", { name: "Gå til Kundeoppfølging" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
});

test("a section that is for other roles answers 403, says who can help, and the way on leads on", async ({ page, signIn }) => {
  await signIn("EMPLOYEE");
  const answer = await page.goto("/settings/users");
  expect(answer?.status()).toBe(403);
  await expect(page).toHaveTitle(/^Du har ikke tilgang – /);
  await expect(page.getByRole("heading", { level: 1, name: "Du har ikke tilgang" })).toBeVisible();
  await expect(page.getByText("En administrator i firmaet kan gi deg en annen rolle.")).toBeVisible();
  await page.getByRole("link", { name: "Gå til Kundeoppfølging" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});

test("paper shows what the page says, without header, sections, filters and buttons", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  await page.emulateMedia({ media: "print" });
  for (const [path, content] of [
    ["/customers", page.getByRole("table", { name: "Kundeoppfølging" })],
    [`/customers/${customer.id}`, page.getByRole("heading", { level: 1, name: customer.name })],
    ["/settings/crm/categories", page.getByRole("table", { name: "Kategorier" })],
    ["/settings/change-log", page.getByRole("heading", { level: 1, name: "Endringslogg" })],
  ] as const) {
    await page.goto(path);
    await expect(content).toBeVisible();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("search")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
  }
});
