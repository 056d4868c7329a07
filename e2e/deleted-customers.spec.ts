import { expect, test } from "./fixtures";
import { named } from "./names";

test("a sales manager deletes a customer after a question that says what goes along, and takes it back", async ({ page, firm, signIn }) => {
  await signIn("SALES_MANAGER");
  const customer = await firm.customer();
  const other = await firm.customer();
  const contact = await firm.contact(customer);
  await firm.opportunity(customer, { title: named("Salg") });
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("link", { name: "Slett kunde" }).click();
  await expect(page.getByRole("heading", { name: `Vil du slette ${customer.name}?` })).toBeVisible();
  await expect(page.getByText("1 kontakt hører bare til her, og slettes sammen med kunden.")).toBeVisible();
  await expect(page.getByText(/^1 åpen salgsmulighet på 1\s000 kr går ut av lista og prognosen\.$/)).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${customer.name}` }).click();
  const message = page.getByRole("status").filter({ hasText: `${customer.name} er slettet med 1 kontakt.` });
  await expect(message).toBeVisible();

  const gone = await page.request.get(`/customers/${customer.id}`);
  expect(gone.status()).toBe(404);
  await page.goto(`/customers/${other.id}/contacts/link?q=${encodeURIComponent(contact.name)}`);
  await expect(page.getByText(`Ingen treff på «${contact.name}».`)).toBeVisible();

  await page.goBack();
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: slettet kunden ${customer.name}` })).toBeVisible();
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("link", { name: contact.name })).toBeVisible();
});
