import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { named, newWord } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

const rowOf = (page: Page, name: string): Locator =>
  page
    .getByRole("table", { name: "Brukere" })
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });

test("the list says who can sign in, in which role and language, and when they last did", async ({ page, firm }) => {
  const [marte, paul] = [await firm.employee("SALES_MANAGER"), await firm.employee("EMPLOYEE", { language: "en" })];
  await firm.session(paul);
  await page.goto("/settings/users");
  await expect(rowOf(page, marte.name)).toContainText(marte.email);
  await expect(rowOf(page, marte.name)).toContainText("Salgssjef");
  await expect(rowOf(page, marte.name)).toContainText("Bokmål");
  await expect(rowOf(page, marte.name)).toContainText("Aldri");
  await expect(rowOf(page, paul.name)).toContainText("Ansatt");
  await expect(rowOf(page, paul.name)).toContainText("English");
  await expect(rowOf(page, paul.name)).toContainText(/\d{1,2}\.\d{1,2}\.\d{4} kl\. \d{2}\.\d{2}/);
});

test("«Ny bruker» makes somebody who can sign in", async ({ page, browser }) => {
  const [name, email, password] = [named("Ny"), `${newWord()}@example.no`, "fire hvite hester"];
  await page.goto("/settings/users");
  await page.getByRole("link", { name: "Ny bruker" }).click();
  await page.getByRole("textbox", { name: /^Navn/ }).fill(name);
  await page.getByLabel("E-post").fill(email);
  await page.getByLabel("Rolle").selectOption("Salgssjef");
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill(password);
  await page.getByRole("button", { name: "Opprett bruker" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet som bruker og kan logge inn.` })).toBeVisible();
  await expect(rowOf(page, name)).toContainText("Salgssjef");

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto("/sign-in");
  await theirs.getByLabel("E-post").fill(email);
  await theirs.getByRole("textbox", { name: "Passord", exact: true }).fill(password);
  await theirs.getByRole("button", { name: "Logg inn", exact: true }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
  await context.close();
});

test("a new user is refused by the fields that are wrong, with all that was typed kept but the password", async ({ page, firm }) => {
  const taken = await firm.employee("EMPLOYEE");
  await page.goto("/settings/users/new");
  const before = await firm.operations();
  await page.getByRole("textbox", { name: /^Navn/ }).fill(named("Ny"));
  await page.getByLabel("E-post").fill("ikke en adresse");
  await page.getByLabel("Språk").selectOption("English");
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill("for kort");
  await page.getByRole("button", { name: "Opprett bruker" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "To felt må rettes" })).toBeVisible();
  await expect(page.getByLabel("E-post")).toHaveAccessibleDescription("Skriv en e-postadresse med @.");
  await expect(page.getByLabel("E-post")).toHaveValue("ikke en adresse");
  await expect(page.getByLabel("Språk")).toHaveValue("en");
  await expect(page.getByRole("textbox", { name: /^Nytt passord/ })).toHaveAccessibleDescription(/Passordet er for kort\. Skriv minst 12 tegn\./);
  expect(await page.content()).not.toContain("for kort</input>");

  await page.getByLabel("E-post").fill(` ${taken.email.toUpperCase()}`);
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill("fire hvite hester");
  await page.getByRole("button", { name: "Opprett bruker" }).click();
  await expect(page.getByLabel("E-post")).toHaveAccessibleDescription("En annen bruker har denne e-postadressen.");
  expect(await firm.operations()).toBe(before);
});

test("a new role is in force with the person's next click", async ({ page, firm, pageOf }) => {
  const person = await firm.employee("EMPLOYEE");
  const theirs = await pageOf(person);
  expect((await theirs.goto("/settings/users"))?.status()).toBe(403);
  await page.goto("/settings/users");
  await rowOf(page, person.name).getByRole("link", { name: person.name }).click();
  await page.getByLabel("Rolle").selectOption("Administrator");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${person.name} er lagret.` })).toBeVisible();
  expect((await theirs.goto("/settings/users"))?.status()).toBe(200);
});

test("the language an admin gives a person is the one the person reads", async ({ page, firm, pageOf }) => {
  const person = await firm.employee("EMPLOYEE");
  const theirs = await pageOf(person);
  await page.goto(`/settings/users/${person.id}`);
  await page.getByLabel("Språk").selectOption("English");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${person.name} er lagret.` })).toBeVisible();
  await theirs.goto("/customers");
  await expect(theirs.getByRole("link", { name: "New customer" })).toBeVisible();
});

test("an admin who changes the own language reads the whole page in it at once, and «Undo» turns it back", async ({ page, firm, signIn }) => {
  const admin = await signIn(await firm.employee("ADMIN"));
  const language = (): Promise<string> => page.evaluate(() => document.documentElement.lang);
  await page.goto(`/settings/users/${admin.id}`);
  await page.getByLabel("Språk").selectOption("English");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeVisible();
  expect(await language()).toBe("en");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Lagre", exact: true })).toBeVisible();
  expect(await language()).toBe("nb");
});

test("a person is switched off and on, and the list says so", async ({ page, firm }) => {
  const person = await firm.employee("EMPLOYEE");
  await page.goto(`/settings/users/${person.id}`);
  await page.getByRole("button", { name: `Slå av ${person.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${person.name} er slått av og logget ut.` })).toBeVisible();
  await expect(page.getByText("Slått av: kan ikke logge inn.")).toBeVisible();
  await page.goto("/settings/users");
  await expect(rowOf(page, person.name).getByText("Av", { exact: true })).toBeVisible();
  await page.goto(`/settings/users/${person.id}`);
  await page.getByRole("button", { name: `Slå på ${person.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${person.name} er slått på.` })).toBeVisible();
  await page.goto("/settings/users");
  await expect(rowOf(page, person.name).getByText("Av", { exact: true })).toHaveCount(0);
});

test("a new password that is too short is refused, and the old one goes on", async ({ page, firm }) => {
  const person = await firm.employee("EMPLOYEE");
  await page.goto(`/settings/users/${person.id}`);
  const before = await firm.operations();
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill("for kort");
  await page.getByRole("button", { name: "Sett nytt passord" }).click();
  await expect(page.getByRole("textbox", { name: /^Nytt passord/ })).toHaveAccessibleDescription(/Passordet er for kort\. Skriv minst 12 tegn\./);
  expect(await firm.operations()).toBe(before);
});

test("the last admin can neither be switched off nor given another role", async ({ page, firm, people }) => {
  const others = { role: "ADMIN", active: true, id: { not: people.ADMIN.id } } as const;
  const switchedOff = await firm.db.employee.findMany({ where: others, select: { id: true } });
  await firm.db.employee.updateMany({ where: others, data: { active: false } });
  const refusal = page.getByRole("alert").filter({ hasText: "Firmaet må ha minst én administrator som kan logge inn. Gi en annen den rollen først." });
  try {
    await page.goto(`/settings/users/${people.ADMIN.id}`);
    await page.getByRole("button", { name: `Slå av ${people.ADMIN.name}` }).click();
    await expect(refusal).toBeVisible();
    await page.goto(`/settings/users/${people.ADMIN.id}`);
    await page.getByLabel("Rolle").selectOption("Ansatt");
    await page.getByRole("button", { name: "Lagre" }).click();
    await expect(refusal).toBeVisible();
    await expect(page.getByLabel("Rolle")).toHaveValue("EMPLOYEE");
    expect(await firm.db.employee.findUniqueOrThrow({ where: { id: people.ADMIN.id } })).toMatchObject({ role: "ADMIN", active: true });
  } finally {
    await firm.db.employee.updateMany({ where: { id: { in: switchedOff.map(({ id }) => id) } }, data: { active: true } });
  }
});

test("two admins edit one person's different fields, and both edits stand", async ({ page, firm, pageOf }) => {
  const person = await firm.employee("EMPLOYEE");
  const renamed = named("Gift");
  const hers = await pageOf(await firm.employee("ADMIN"));
  await page.goto(`/settings/users/${person.id}`);
  await hers.goto(`/settings/users/${person.id}`);
  await hers.getByRole("textbox", { name: /^Navn/ }).fill(renamed);
  await hers.getByRole("button", { name: "Lagre" }).click();
  await expect(hers.getByRole("heading", { level: 1, name: renamed })).toBeVisible();
  await page.getByLabel("Rolle").selectOption("Salgssjef");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("heading", { level: 1, name: renamed })).toBeVisible();
  expect(await firm.db.employee.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ name: renamed, role: "SALES_MANAGER" });
});
