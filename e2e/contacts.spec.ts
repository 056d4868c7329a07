import { expect, test } from "./fixtures";
import { named } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

test("a customer without contacts says so, and «Ny kontakt» makes the first, with a role", async ({ page, firm }) => {
  const customer = await firm.customer();
  const name = named("Kontakt");
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Kontakter 0" }).click();
  await expect(page.getByText("Kunden har ingen kontakter ennå.")).toBeVisible();
  await page.getByRole("link", { name: "Ny kontakt" }).click();
  await page.getByRole("textbox", { name: /^Navn/ }).fill(name);
  await page.getByLabel("E-post").fill("kontakt@example.no");
  await page.getByLabel("Telefon").fill("+47 22 33 44 55");
  const role = (await page.getByLabel("Rolle").getByRole("option").nth(1).textContent()) ?? "";
  await page.getByLabel("Rolle").selectOption(role);
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er lagt til.` })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: customer.name }).filter({ hasText: role }).last()).toBeVisible();

  await page.getByRole("navigation", { name: "Kundekort" }).getByRole("link", { name: "Kontakter 1" }).click();
  const row = page.getByRole("table", { name: "Kontakter" }).getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(role);
  await expect(row.getByRole("link", { name: "kontakt@example.no" })).toHaveAttribute("href", "mailto:kontakt@example.no");
  await expect(row.getByRole("link", { name: "+47 22 33 44 55" })).toHaveAttribute("href", "tel:+4722334455");
});

test("a contact without a name, or with a wrong address, is refused by the field, and what was typed is kept", async ({ page, firm }) => {
  const customer = await firm.customer();
  await page.goto(`/customers/${customer.id}/contacts/new`);
  const before = await firm.operations();
  await page.getByLabel("E-post").fill("kontakt(at)example.no");
  await page.getByLabel("Telefon").fill("ring meg");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tre felt må rettes" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Navn/ })).toHaveAccessibleDescription("Skriv navnet på kontakten.");
  await expect(page.getByLabel("E-post")).toHaveAccessibleDescription("Skriv en e-postadresse med @.");
  await expect(page.getByLabel("E-post")).toHaveValue("kontakt(at)example.no");
  await expect(page.getByLabel("Telefon")).toHaveValue("ring meg");
  await expect(page).toHaveTitle(/^Feil: /);
  expect(await firm.operations()).toBe(before);
});

test("many contacts of one customer stand page by page, in one order, and an edited one leads back", async ({ page, firm }) => {
  const customer = await firm.customer();
  const word = named("Beboer");
  const names = [...Array(60).keys()].map((n) => `${word} ${String(n).padStart(2, "0")}`);
  for (const name of names) await firm.contact(customer, { name });
  const pages = page.getByRole("navigation", { name: "Sider" });
  const rows = page.getByRole("table", { name: "Kontakter" }).getByRole("row").getByRole("cell").getByRole("link");
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(rows).toHaveText(names.slice(0, 50));
  await pages.getByRole("link", { name: "Neste" }).click();
  await expect(rows).toHaveText(names.slice(50));
  await page.reload();
  await expect(rows).toHaveText(names.slice(50));
  await pages.getByRole("link", { name: "Forrige" }).click();
  await expect(rows).toHaveText(names.slice(0, 50));
  await pages.getByRole("link", { name: "Siste" }).click();
  await expect(rows).toHaveText(names.slice(10));
  await pages.getByRole("link", { name: "Forrige" }).click();
  await expect(rows).toHaveText(names.slice(0, 10));
  await pages.getByRole("link", { name: "Neste" }).click();
  await page.getByRole("link", { name: names[59] ?? "" }).click();
  await expect(page.getByRole("textbox", { name: /^Navn/ })).toHaveValue(names[59] ?? "");
});

test("a contact is edited from the list, and the edit can be undone", async ({ page, firm }) => {
  const customer = await firm.customer();
  const contact = await firm.contact(customer, { email: "gammel@example.no" });
  await page.goto(`/customers/${customer.id}/contacts`);
  await page.getByRole("link", { name: contact.name }).click();
  await page.getByLabel("E-post").fill("ny@example.no");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  const done = page.getByRole("status").filter({ hasText: `${contact.name} er lagret.` });
  await expect(done).toBeVisible();
  await expect(page.getByLabel("E-post")).toHaveValue("ny@example.no");
  await done.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: endret kontakten ${contact.name}.` })).toBeVisible();
  await expect(page.getByLabel("E-post")).toHaveValue("gammel@example.no");
});

test("a save over somebody's newer change of a contact is refused, naming them and what they changed", async ({ page, firm, pageOf, people }) => {
  const customer = await firm.customer();
  const contact = await firm.contact(customer, { phone: "22 00 00 00" });
  const path = `/customers/${customer.id}/contacts/${contact.id}`;
  await page.goto(path);
  const hers = await pageOf("SALES_MANAGER");
  await hers.goto(path);
  await hers.getByLabel("Telefon").fill("22 11 11 11");
  await hers.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(hers.getByRole("status").filter({ hasText: "er lagret." })).toBeVisible();
  await page.getByLabel("Telefon").fill("22 22 22 22");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("group", { name: `Nå: 22 11 11 11 (${people.SALES_MANAGER.name})` })).toBeVisible();
  await expect(page.getByLabel("Telefon")).toHaveValue("22 22 22 22");
});

test("contacts stand in Norwegian order, and a contact of another customer is not found at this one", async ({ page, firm }) => {
  const [customer, other] = [await firm.customer(), await firm.customer()];
  for (const name of ["Åse Prøve", "Anne Prøve", "Øyvind Prøve"]) await firm.contact(customer, { name });
  const stranger = await firm.contact(other);
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("table", { name: "Kontakter" }).getByRole("link")).toHaveText(["Anne Prøve", "Øyvind Prøve", "Åse Prøve"]);
  expect((await page.goto(`/customers/${customer.id}/contacts/${stranger.id}`))?.status()).toBe(404);
});
