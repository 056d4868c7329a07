import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";

test("a new customer that looks like one that is there is shown it first, and «Opprett likevel» saves", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const there = await firm.customer({ name: `${newWord()} Rør AS`, visitingCode: "8006", visitingCity: "Bodø" });
  const name = there.name.replace("Rør AS", "Roer");
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(name);
  await page.getByRole("group", { name: "Postadresse" }).getByLabel("Postnr.").fill("8006");
  await expect(page.getByRole("button", { name: "Opprett likevel" })).toHaveCount(0);
  await page.getByRole("button", { name: "Lagre" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Det finnes allerede en kunde som ligner." });
  await expect(alert).toContainText("Bodø · likt navn og samme postnummer");
  await expect(alert.getByRole("link", { name: there.name })).toHaveAttribute("href", `/customers/${there.id}`);
  await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(name);
  expect(await firm.db.customer.count({ where: { name } })).toBe(0);
  await page.getByRole("button", { name: "Opprett likevel" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
  expect(await firm.db.customer.count({ where: { name } })).toBe(1);
});

test("an organisation number that is taken leads to the customer who has it", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const organizationNumber = newOrganizationNumber();
  const there = await firm.customer({ organizationNumber });
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(named("Ny"));
  await page.getByLabel("Organisasjonsnummer").fill(organizationNumber);
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("link", { name: `Vis «${there.name}»` }).click();
  await expect(page.getByRole("heading", { level: 1, name: there.name })).toBeVisible();
});

test("«Mulige dubletter» lists who look the same; «Ikke dublett» takes a pair out, and «Angre» brings it back", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const older = await firm.customer({ name: `${newWord()} Kafé AS`, postalCode: "8006" });
  const newer = await firm.customer({ name: older.name.replace("Kafé AS", "Kafe"), postalCode: "8006" }, [older]);
  await page.goto("/customers");
  await page.getByRole("link", { name: "Mulige dubletter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mulige dubletter" })).toBeVisible();
  const pair = page.getByRole("table", { name: "Mulige dubletter" }).getByRole("row").filter({ hasText: older.name });
  await expect(pair).toContainText("likt navn og samme postnummer");
  await expect(pair.getByRole("link", { name: newer.name, exact: true })).toBeVisible();
  await pair.getByRole("button", { name: `Ikke dublett: ${newer.name} og ${older.name}` }).click();
  const done = page.getByRole("status").filter({ hasText: `${newer.name} og ${older.name} er merket som ikke dubletter.` });
  await expect(done).toBeVisible();
  await expect(pair).toHaveCount(0);
  await done.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angret" })).toBeVisible();
  await expect(pair).toBeVisible();
});
