import { randomInt } from "node:crypto";

import type { BrowserContext, Page } from "@playwright/test";

import { countFailure } from "@/lib/auth/sign-in-limit";

import { expect, giveSession, test } from "./fixtures";
import { named, newWord } from "./names";
import { heldBack, sendAgain } from "./sent-form";
import { Shell } from "./shell";

const password = "fire hvite hester";
const wrong = "E-postadressen eller passordet er feil.";

/** Failed sign-ins are counted by place too, so every test comes from one of its own. */
let place: string;
test.beforeEach(async ({ context }) => {
  place = await ofItsOwn(context);
});

async function ofItsOwn(context: BrowserContext): Promise<string> {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  await context.setExtraHTTPHeaders({ "x-forwarded-for": address });
  return address;
}

async function signInAs(page: Page, email: string, typed = password): Promise<void> {
  await page.getByLabel("E-post").fill(email);
  await page.getByRole("textbox", { name: "Passord", exact: true }).fill(typed);
  await page.getByRole("button", { name: "Logg inn", exact: true }).click();
}

test("a wrong password and an address that does not exist get the same answer, and the address typed is kept", async ({ page, firm }) => {
  const person = await firm.employee("EMPLOYEE", { password });
  await page.goto("/sign-in");
  const before = await firm.operations();
  for (const email of [person.email, `${newWord()}@example.no`]) {
    await signInAs(page, email, "noe helt annet");
    await expect(page.getByRole("alert").filter({ hasText: wrong })).toBeFocused();
    await expect(page).toHaveTitle(/^Feil: Logg inn – /);
    await expect(page.getByLabel("E-post")).toHaveValue(email);
    await page.getByRole("textbox", { name: "Passord", exact: true }).fill("");
  }
  expect(await firm.operations()).toBe(before);
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
});

test("after a refusal the password is not sent back", async ({ page, javaScriptEnabled }) => {
  await page.goto("/sign-in");
  await signInAs(page, `${newWord()}@example.no`, "hemmelig setning");
  await expect(page.getByRole("alert").filter({ hasText: wrong })).toBeVisible();
  expect(await page.content()).not.toContain("hemmelig setning");
  if (!javaScriptEnabled) await expect(page.getByRole("textbox", { name: "Passord", exact: true })).toHaveValue("");
});

test("without address or password it says what is missing", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Logg inn", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Skriv e-postadressen og passordet ditt." })).toBeVisible();
});

test("the right password leads to the page one asked for", async ({ page, firm }) => {
  const admin = await firm.employee("ADMIN", { password });
  await page.goto("/settings/change-log?kind=categories");
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  await signInAs(page, ` ${admin.email.toUpperCase()} `);
  await expect(page.getByRole("heading", { level: 1, name: "Endringslogg" })).toBeVisible();
  await expect(page).toHaveURL(/\/settings\/change-log\?kind=categories$/);
});

test("sign-in leads nowhere but into the app, whatever the address asks for", async ({ page, firm, baseURL }) => {
  const person = await firm.employee("EMPLOYEE", { password });
  await page.goto("/sign-in?next=%2F%2Fexample.com%2Fcustomers");
  await signInAs(page, person.email);
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
  await expect(page).toHaveURL(`${baseURL ?? ""}/customers`);
});

for (const [button, seesSettings] of [
  ["Logg inn som administrator", true],
  ["Logg inn som salgssjef", true],
  ["Logg inn som ansatt", false],
] as const) {
  test(`the demo firm's button «${button}» signs in without a password`, async ({ page, isMobile }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 2, name: "Prøv uten passord" })).toBeVisible();
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
    if (isMobile) await page.getByRole("button", { name: "Meny" }).click();
    const { areas } = new Shell(page, isMobile);
    await expect(areas.getByRole("link", { name: "Kundeoppfølging" })).toBeVisible();
    await expect(areas.getByRole("link", { name: "Administrasjon" })).toHaveCount(seesSettings ? 1 : 0);
  });
}

test("the three buttons exist on demo data alone, and an old page's button does not sign in", async ({ page, context, firm, baseURL }) => {
  await page.goto("/sign-in");
  const button = await heldBack(page, () => page.getByRole("button", { name: "Logg inn som administrator" }).click());
  await firm.db.firm.update({ where: { id: 1 }, data: { isDemo: false } });
  try {
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Logg inn", exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: /Logg inn som/ })).toHaveCount(0);
    const answer = await sendAgain(context, button);
    expect(await answer.text()).toContain("Denne innloggingen finnes bare i demofirmaet.");
    expect((await context.cookies(baseURL)).filter(({ name }) => name.includes("session-token"))).toEqual([]);
  } finally {
    await firm.db.firm.update({ where: { id: 1 }, data: { isDemo: true } });
  }
});

test("«Logg ut» ends the session: the old cookie opens nothing", async ({ page, context, firm, signIn, isMobile, baseURL }) => {
  const person = await signIn(await firm.employee("EMPLOYEE"));
  const [kept] = (await context.cookies(baseURL)).filter(({ name }) => name.includes("session-token"));
  await page.goto("/customers");
  await new Shell(page, isMobile).signOut(person);
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  await giveSession(context, kept?.value ?? "", baseURL);
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
});

test("a person who is switched off is out at once, and cannot sign in until switched on", async ({ page, firm, signIn, pageOf }) => {
  const person = await signIn(await firm.employee("EMPLOYEE", { password }));
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
  const admins = await pageOf("ADMIN");
  await admins.goto(`/settings/users/${person.id}`);
  await admins.getByRole("button", { name: `Slå av ${person.name}` }).click();
  await expect(admins.getByRole("status").filter({ hasText: `${person.name} er slått av og logget ut.` })).toBeVisible();

  await page.getByRole("link", { name: "Ny kunde" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  await signInAs(page, person.email);
  await expect(page.getByRole("alert").filter({ hasText: wrong })).toBeVisible();
  await admins.getByRole("button", { name: `Slå på ${person.name}` }).click();
  await expect(admins.getByRole("status").filter({ hasText: `${person.name} er slått på.` })).toBeVisible();
  await signInAs(page, person.email);
  await expect(page.getByRole("heading", { level: 1, name: "Ny kunde" })).toBeVisible();
});

test("a new password from an admin ends the person's session at once, and is the one that counts", async ({ page, firm, signIn, pageOf }) => {
  const person = await signIn(await firm.employee("EMPLOYEE", { password }));
  await page.goto("/customers");
  const admins = await pageOf("ADMIN");
  await admins.goto(`/settings/users/${person.id}`);
  await admins.getByRole("textbox", { name: /^Nytt passord/ }).fill("fem svarte hester");
  await admins.getByRole("button", { name: "Sett nytt passord" }).click();
  await expect(admins.getByRole("status").filter({ hasText: `${person.name} har fått nytt passord og er logget ut overalt.` })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  await signInAs(page, person.email);
  await expect(page.getByRole("alert").filter({ hasText: wrong })).toBeVisible();
  await signInAs(page, person.email, "fem svarte hester");
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});

test("who changes the own password signs in anew with it, and is out everywhere else", async ({ page, firm, signIn, pageOf, isMobile }) => {
  const person = await signIn(await firm.employee("EMPLOYEE", { password }));
  const elsewhere = await pageOf(person);
  await elsewhere.goto("/customers");
  await page.goto("/customers");
  const menu = await new Shell(page, isMobile).openMenu(person);
  await menu.getByRole("link", { name: "Bytt passord" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bytt passord" })).toBeVisible();

  await page.getByRole("textbox", { name: /^Passordet du har nå/ }).fill("ikke dette, nei");
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill("seks grå hester");
  await page.getByRole("button", { name: "Bytt passord", exact: true }).last().click();
  await expect(page.getByRole("textbox", { name: /^Passordet du har nå/ })).toHaveAccessibleDescription("Dette er ikke passordet du har nå.");
  await page.getByRole("textbox", { name: /^Passordet du har nå/ }).fill(password);
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill("for kort");
  await page.getByRole("button", { name: "Bytt passord", exact: true }).last().click();
  await expect(page.getByRole("textbox", { name: /^Nytt passord/ })).toHaveAccessibleDescription(/Passordet er for kort\. Skriv minst 12 tegn\./);
  await page.getByRole("textbox", { name: /^Passordet du har nå/ }).fill(password);
  await page.getByRole("textbox", { name: /^Nytt passord/ }).fill("seks grå hester");
  await page.getByRole("button", { name: "Bytt passord", exact: true }).last().click();
  await expect(page.getByRole("status").filter({ hasText: "Passordet er byttet. Logg inn med det nye." })).toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  await signInAs(page, person.email, "seks grå hester");
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});

test("nine failures do not stand in the way of the right password", async ({ page, firm }) => {
  const person = await firm.employee("EMPLOYEE", { password });
  for (let failures = 0; failures < 9; failures++) await countFailure(firm.db, { email: person.email, place });
  await page.goto("/sign-in");
  await signInAs(page, person.email);
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});

for (const [what, email, from] of [
  ["one address, wherever they come from", "mine", () => newWord()],
  ["one place, whatever the address", "others", () => place],
] as const) {
  test(`after ten failures for ${what}, even the right password has to wait`, async ({ page, firm }) => {
    const person = await firm.employee("EMPLOYEE", { password });
    for (let failures = 0; failures < 14; failures++)
      await countFailure(firm.db, { email: email === "mine" ? person.email : `${newWord()}@example.no`, place: from() });
    await page.goto("/sign-in");
    await signInAs(page, person.email);
    await expect(page.getByRole("alert").filter({ hasText: /Det har vært for mange forsøk\. Prøv igjen om \d+ sekunder\./ })).toBeVisible();
    await page.goto("/customers");
    await expect(page.getByRole("heading", { level: 1, name: "Logg inn" })).toBeVisible();
  });
}

test("ten wrong passwords on the page itself bring the waiting about", async ({ page, firm }) => {
  const person = await firm.employee("EMPLOYEE", { name: named("Glemsk"), password });
  await page.goto("/sign-in");
  for (let failures = 0; failures < 9; failures++) await countFailure(firm.db, { email: person.email, place });
  await signInAs(page, person.email, "noe helt annet");
  await expect(page.getByRole("alert").filter({ hasText: wrong })).toBeVisible();
  expect(await firm.db.signInLimit.count({ where: { key: { startsWith: "wait:" }, expire: { gt: new Date() } } })).toBeGreaterThan(0);
});

test("«Glemt passord» tells whom to ask", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 2, name: "Glemt passord" })).toBeVisible();
  await expect(page.getByText("Har du glemt passordet? En administrator i firmaet kan lage et nytt.")).toBeVisible();
});

test("who is signed in already goes straight on", async ({ page, signIn }) => {
  await signIn("EMPLOYEE");
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});
