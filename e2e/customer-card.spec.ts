import { expect, test } from "./fixtures";
import { named, newOrganizationNumber } from "./names";
import { sendAgain, sentWhile } from "./sent-form";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

const grouped = (digits: string): RegExp => new RegExp(`^${digits.replace(/(\d{3})(?=\d)/g, "$1\\s")}$`);
const withWrongCheckDigit = (digits: string): string => digits.slice(0, 8) + String((Number(digits.charAt(8)) + 1) % 10);

test("«Ny kunde» makes a customer and leads to its card", async ({ page, firm }) => {
  const name = named("Ny");
  const organizationNumber = newOrganizationNumber();
  await page.goto("/customers");
  await page.getByRole("link", { name: "Ny kunde" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ny kunde" })).toBeVisible();
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(name);
  await page.getByLabel("Organisasjonsnummer").fill(organizationNumber);
  await page.getByLabel("Organisasjonsform").selectOption("AS – Aksjeselskap");
  await page.getByLabel("Antall ansatte").fill("1 250");
  await page.getByLabel("Telefon").fill("22 33 44 55");
  await page.getByRole("group", { name: "Besøksadresse" }).getByLabel("Poststed").fill("Bodø");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue(grouped(organizationNumber));
  await expect(page.getByRole("main")).toContainText("Aksjeselskap · Bodø");
  const made = await firm.db.customer.findFirstOrThrow({ where: { organizationNumber } });
  expect(made).toMatchObject({ name, organizationForm: "AS", numberOfEmployees: 1250, phone: "22 33 44 55", visitingCity: "Bodø" });
});

test("«Ny kunde» pressed twice, or sent again later, makes one customer", async ({ page, context, firm }) => {
  const name = named("Igjen");
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(name);
  const sent = await sentWhile(page, () => page.getByRole("button", { name: "Lagre" }).dblclick());
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
  await sendAgain(context, sent);
  expect(await firm.db.customer.count({ where: { name } })).toBe(1);
});

test("a new customer without a name is refused, and what was typed is kept", async ({ page, firm }) => {
  await page.goto("/customers/new");
  const before = await firm.operations();
  await page.getByLabel("E-post").fill("post@example.no");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "Navn: Skriv navnet på kunden." })).toBeVisible();
  await expect(page.getByLabel("E-post")).toHaveValue("post@example.no");
  expect(await firm.operations()).toBe(before);
});

test("the card is edited and saved, and the number stands as the register writes it", async ({ page, firm, people }) => {
  const customer = await firm.customer();
  const organizationNumber = newOrganizationNumber();
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Organisasjonsnummer").fill(organizationNumber);
  await page.getByLabel("Nettsted").fill("www.example.no");
  await page.getByLabel("Bransje").selectOption({ index: 2 });
  const industry = await page.getByLabel("Bransje").getByRole("option").nth(2).textContent();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` })).toBeVisible();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue(grouped(organizationNumber));
  await expect(page.getByLabel("Nettsted")).toHaveValue("www.example.no");
  // The choices are told by code and name, the card's head by name.
  await expect(page.getByRole("main")).toContainText(` · ${industry?.replace(/^(?:[A-U]|[\d.]+) /, "") ?? ""}`);
  await expect(page.getByText(`Sist endret av ${people.EMPLOYEE.name}`)).toBeVisible();
  expect(await firm.db.customer.findUniqueOrThrow({ where: { id: customer.id } })).toMatchObject({ organizationNumber, website: "www.example.no" });
});

test("Enter in a field saves the card", async ({ page, firm }) => {
  const customer = await firm.customer();
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Telefon").fill("99 88 77 66");
  await page.getByLabel("Telefon").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` })).toBeVisible();
  await expect(page.getByLabel("Telefon")).toHaveValue("99 88 77 66");
});

test("a wrong check digit is refused by its field, all that was typed is kept, and the summary leads to the field", async ({ page, firm }) => {
  const customer = await firm.customer({ phone: "22 00 00 00" });
  const wrong = withWrongCheckDigit(newOrganizationNumber());
  await page.goto(`/customers/${customer.id}`);
  const before = await firm.operations();
  await page.getByLabel("Organisasjonsnummer").fill(wrong);
  await page.getByLabel("Telefon").fill("kl. ti");
  await page.getByLabel("Nettsted").fill("www.example.no");
  await page.getByRole("button", { name: "Lagre" }).click();

  const summary = page.getByRole("alert").filter({ hasText: "To felt må rettes" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^Feil: ${customer.name}`));
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue(wrong);
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveAccessibleDescription(/Kontrollsifferet stemmer ikke\. Sjekk nummeret\./);
  await expect(page.getByLabel("Telefon")).toHaveValue("kl. ti");
  await expect(page.getByLabel("Telefon")).toHaveAccessibleDescription("Skriv telefonnummeret med sifre, for eksempel 22 33 44 55.");
  await expect(page.getByLabel("Nettsted")).toHaveValue("www.example.no");
  await summary.getByRole("link", { name: "Organisasjonsnummer: Kontrollsifferet stemmer ikke. Sjekk nummeret." }).click();
  await expect(page.getByLabel("Organisasjonsnummer")).toBeFocused();
  expect(await firm.operations()).toBe(before);

  await page.getByLabel("Organisasjonsnummer").fill("923 609 01");
  await page.getByLabel("Telefon").fill("22 33 44 55");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveAccessibleDescription(/Et organisasjonsnummer har ni siffer\. Sjekk nummeret\./);
  await page.getByLabel("Organisasjonsnummer").fill(newOrganizationNumber());
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^${customer.name}`));
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("an organisation number that another customer has is refused", async ({ page, firm }) => {
  const organizationNumber = newOrganizationNumber();
  await firm.customer({ organizationNumber });
  const customer = await firm.customer();
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Organisasjonsnummer").fill(organizationNumber);
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveAccessibleDescription(/En annen kunde har dette organisasjonsnummeret\./);
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue(organizationNumber);
});

test("two people edit different fields, and both edits stand", async ({ page, firm, pageOf }) => {
  const customer = await firm.customer();
  await page.goto(`/customers/${customer.id}`);
  const hers = await pageOf("SALES_MANAGER");
  await hers.goto(`/customers/${customer.id}`);
  await hers.getByLabel("Telefon").fill("22 11 00 99");
  await hers.getByRole("button", { name: "Lagre" }).click();
  await expect(hers.getByRole("status").filter({ hasText: "er lagret." })).toBeVisible();

  await page.getByLabel("E-post").fill("post@example.no");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` })).toBeVisible();
  await expect(page.getByLabel("Telefon")).toHaveValue("22 11 00 99");
  await expect(page.getByLabel("E-post")).toHaveValue("post@example.no");
  expect(await firm.db.customer.findUniqueOrThrow({ where: { id: customer.id } })).toMatchObject({ phone: "22 11 00 99", email: "post@example.no" });
});

for (const [choice, stands] of [
  ["Lagre mitt", "mine"],
  ["Behold deres", "theirs"],
] as const) {
  test(`a save over somebody's newer change of the same field is refused, naming them and what they changed, until «${choice}»`, async ({
    page,
    firm,
    pageOf,
    people,
  }) => {
    const customer = await firm.customer({ phone: "22 00 00 00" });
    await page.goto(`/customers/${customer.id}`);
    const hers = await pageOf("SALES_MANAGER");
    await hers.goto(`/customers/${customer.id}`);
    await hers.getByLabel("Telefon").fill("22 11 11 11");
    await hers.getByRole("button", { name: "Lagre" }).click();
    await expect(hers.getByRole("status").filter({ hasText: "er lagret." })).toBeVisible();

    const before = await firm.operations();
    await page.getByLabel("Telefon").fill("22 22 22 22");
    await page.getByLabel("E-post").fill("post@example.no");
    await page.getByRole("button", { name: "Lagre" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "Noen andre lagret mens du skrev. Det du skrev, står her ennå. Velg hva som skal stå." }),
    ).toBeFocused();
    const answer = page.getByRole("group", { name: `Nå: 22 11 11 11 (${people.SALES_MANAGER.name})` });
    await expect(answer).toBeVisible();
    await expect(page.getByLabel("Telefon")).toHaveValue("22 22 22 22");
    await expect(page.getByLabel("E-post")).toHaveValue("post@example.no");
    await expect(page).toHaveTitle(/^Feil: /);
    expect(await firm.operations()).toBe(before);

    await page.getByRole("button", { name: "Lagre", exact: true }).click();
    await expect(answer).toBeVisible();
    expect(await firm.operations()).toBe(before);

    await answer.getByLabel(choice).check();
    await page.getByRole("button", { name: "Lagre", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` })).toBeVisible();
    const phone = stands === "mine" ? "22 22 22 22" : "22 11 11 11";
    await expect(page.getByLabel("Telefon")).toHaveValue(phone);
    await expect(page.getByLabel("E-post")).toHaveValue("post@example.no");
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: customer.id } })).toMatchObject({ phone, email: "post@example.no" });
  });
}

test("a save that changes nothing says so and logs nothing", async ({ page, firm }) => {
  const customer = await firm.customer();
  await page.goto(`/customers/${customer.id}`);
  const before = await firm.operations();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Ingenting var endret, så ingenting ble lagret." })).toBeVisible();
  expect(await firm.operations()).toBe(before);
});

test("an edit is undone from its message", async ({ page, firm }) => {
  const customer = await firm.customer({ phone: "22 00 00 00" });
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Telefon").fill("22 33 33 33");
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("status").filter({ hasText: "er lagret." }).getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: endret kunden ${customer.name}.` })).toBeVisible();
  await expect(page.getByLabel("Telefon")).toHaveValue("22 00 00 00");
});

test("a customer that does not exist answers 404 with a way on", async ({ page }) => {
  const answer = await page.goto("/customers/2147483646");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "Siden finnes ikke" })).toBeVisible();
  await page.getByRole("link", { name: "Gå til Kundeoppfølging" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});
