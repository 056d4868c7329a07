import { anEnterprise } from "@/lib/testing/register-stand-in";
import { e2eInstance } from "@/lib/testing/e2e-instance";

import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";

test("in English: customers are searched, filtered and kept as a view, whose list and undo speak English", async ({ page, firm, signIn }) => {
  const [category, word, name] = [await firm.category(), newWord(), named("Mine")];
  const [one, other] = [await firm.customer({ name: `${word} Abe` }), await firm.customer({ name: `${word} Bob` })];
  await firm.put(category, { customers: [one] });
  await signIn(await firm.employee("EMPLOYEE", { language: "en" }));
  await page.goto("/customers");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Customer follow-up");
  const search = page.getByRole("search", { name: "Search customers" });
  const rows = page.getByRole("table", { name: "Customer follow-up" }).getByRole("row").getByRole("cell").getByRole("link");
  await search.getByRole("searchbox").fill(word);
  await search.getByRole("button", { name: "Search", exact: true }).click();
  await expect(rows).toHaveText([one.name, other.name]);
  await expect(page.getByRole("status").filter({ hasText: "2 matches of" })).toBeVisible();
  await page.getByRole("link", { name: "More filters" }).click();
  await page.getByRole("checkbox", { name: category.name }).check();
  await page.getByRole("button", { name: "Show customers" }).click();
  await expect(rows).toHaveText([one.name]);
  await expect(page.getByRole("status").filter({ hasText: "1 match of" })).toBeVisible();
  await expect(page.getByRole("link", { name: `Remove the filter Category: ${category.name}` })).toBeVisible();

  await page.getByRole("link", { name: "Save view" }).click();
  await page.getByLabel("Name of the view").fill(name);
  await page.getByRole("button", { name: "Save view" }).click();
  const saved = page.getByRole("status").filter({ hasText: `The view “${name}” is saved.` });
  await expect(saved).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Views" }).getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  await saved.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: `saved the view “${name}”` })).toBeVisible();
  await expect(rows).toHaveText([one.name]);

  await search.getByRole("searchbox").fill("qqxxqq");
  await search.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByText("No results for “qqxxqq”.")).toBeVisible();
});

test("in English: a new customer is filled from the register, saved, updated from it, and the card says how the enterprise stands", async ({
  page,
  signIn,
  firm,
}) => {
  const { registerUrl } = e2eInstance(test.info().parallelIndex);
  const [number, word] = [newOrganizationNumber(), newWord()];
  const put = (said: Record<string, unknown>) =>
    fetch(registerUrl, {
      method: "PUT",
      body: JSON.stringify(anEnterprise(number, `${word.toUpperCase()} AS`, { naeringskode1: { kode: "00.500" }, ...said })),
    });
  await put({ konkurs: true });
  await signIn(await firm.employee("EMPLOYEE", { language: "en" }));
  await page.goto("/customers");
  await page.getByRole("link", { name: "New customer" }).first().click();
  await page.getByLabel("Organisation number").fill("123");
  await page.getByRole("button", { name: "Fetch from the register" }).click();
  await expect(page.getByLabel("Organisation number")).toHaveAccessibleDescription(/An organisation number has nine digits\. Check the number\./);
  await page.getByLabel("Organisation number").fill(number);
  await page.getByRole("button", { name: "Fetch from the register" }).click();
  await expect(page.getByText("The enterprise is bankrupt.")).toBeVisible();
  await expect(page.getByText("There is no industry for the code 00.500, so choose an industry yourself.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Name/ })).toHaveValue(`${word} AS`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `${word} AS is created.` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Bankrupt (Register of Legal Entities, fetched");
  await expect(page.getByRole("navigation", { name: "Customer card" }).getByRole("link", { name: "Company info" })).toBeVisible();

  await put({ telefon: "75 50 00 00" });
  await page.getByRole("button", { name: "Update from the register" }).click();
  await expect(page.getByRole("heading", { name: "What do you want to take in from the Register of Legal Entities?" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Phone" })).toBeChecked();
  await page.getByRole("button", { name: "Take in what is chosen" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Register of Legal Entities" }).first()).toBeVisible();
  await expect(page.getByLabel("Phone")).toHaveValue("75 50 00 00");
});
