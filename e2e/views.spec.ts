import { CustomerList } from "./customer-list";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";

const links = "Visninger";

test("filters, order and columns are kept under a name, found over the list, and opened first on wish", async ({ page, firm, signIn, isMobile }) => {
  const person = await firm.employee("EMPLOYEE");
  await signIn(person);
  const [category, word] = [await firm.category(), newWord()];
  const [one, other] = [await firm.customer({ name: `${word} A`, visitingCity: "ÅS" }), await firm.customer({ name: `${word} B`, visitingCity: "ASKIM" })];
  await firm.put(category, { customers: [one, other] });
  const [list, name] = [new CustomerList(page, isMobile), named("Min")];
  await page.goto(`/customers?category=${category.id}&q=${word}`);
  await list.sortBy("Poststed");
  await expect(page).toHaveURL(/sort=city/);
  await page.getByRole("link", { name: "Lagre visning" }).click();
  await expect(page.getByRole("main")).toContainText(`Kategori: ${category.name}`);
  await expect(page.getByRole("main")).toContainText("Poststed, stigende");
  await expect(page.getByLabel("Hvem ser den")).toBeHidden();
  await page.getByLabel("Navn på visningen").fill(name);
  await page.getByRole("button", { name: "Lagre visning" }).click();
  await list.shows([other.name, one.name]);
  await expect(page.getByRole("status").filter({ hasText: `Visningen «${name}» er lagret.` })).toBeVisible();
  // The words are no part of it.
  await expect(list.field).toHaveValue("");

  await page.getByRole("navigation", { name: links }).getByRole("link", { name: "Alle visninger" }).click();
  await page.getByRole("switch", { name: `Åpne Kundeoppfølging med «${name}»` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Kundeoppfølging åpnes med «${name}».` })).toBeVisible();
  await page.goto("/customers");
  await list.shows([other.name, one.name]);
  await expect(page.getByRole("navigation", { name: links }).getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  await page.getByRole("navigation", { name: links }).getByRole("link", { name: "Alle kunder" }).click();
  await expect(page).toHaveURL(/view=all/);
  await list.search(word);
  await list.shows([one.name, other.name]);
  await list.search("");
  await expect(page.getByRole("navigation", { name: links }).getByRole("link", { name: "Alle kunder" })).toHaveAttribute("aria-current", "page");
});

test("a view is changed to what the list shows, renamed, shared, deleted and brought back", async ({ page, firm, signIn, pageOf, isMobile }) => {
  const [person, category] = [await firm.employee("SALES_MANAGER"), await firm.category()];
  await signIn(person);
  const [customer, view] = [await firm.customer(), await firm.view(person)];
  await firm.put(category, { customers: [customer] });
  const [list, name] = [new CustomerList(page, isMobile), named("Felles")];
  await page.goto(`/customers?view=${view.id}&category=${category.id}`);
  await page.getByRole("button", { name: `Lagre endringene i «${view.name}»` }).click();
  await expect(page.getByRole("status").filter({ hasText: "viser nå dette" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Lagre endringene/ })).toBeHidden();

  await page.goto("/customers/views");
  await page.getByRole("button", { name: `Handlinger for ${view.name}` }).click();
  await page.getByRole("link", { name: "Rediger" }).click();
  await page.getByLabel("Navn på visningen").fill(name);
  await page.getByLabel("Hvem ser den").selectOption({ label: "Alle" });
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("row", { name })).toContainText("Alle");

  const theirs = await pageOf(await firm.employee("EMPLOYEE"));
  await theirs.goto("/customers/views");
  await expect(theirs.getByRole("row", { name })).toContainText(`Delt av ${person.name}`);
  await expect(theirs.getByRole("button", { name: `Handlinger for ${name}` })).toBeHidden();
  await theirs.getByRole("link", { name, exact: true }).first().click();
  await new CustomerList(theirs, isMobile).shows([customer.name]);
  await expect(theirs.getByRole("button", { name: /^Lagre endringene/ })).toBeHidden();

  await page.goto(`/customers/views/${view.id}`);
  await page.getByRole("link", { name: "Slett visning" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Vil du slette visningen «${name}»?`);
  await page.getByRole("button", { name: `Ja, slett «${name}»` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Visningen «${name}» er slettet.` })).toBeVisible();
  await expect(page.getByRole("row", { name })).toBeHidden();
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("row", { name })).toBeVisible();
  await page.goto(`/customers?view=${view.id}`);
  await list.shows([customer.name]);
});

test("somebody else's own view is no page, and one that filters on what is deleted says so and opens", async ({ page, firm, signIn, isMobile }) => {
  const [person, other] = [await firm.employee("EMPLOYEE"), await firm.employee("EMPLOYEE")];
  await signIn(person);
  const theirs = await firm.view(other);
  for (const address of [`/customers?view=${theirs.id}`, `/customers/views/${theirs.id}`, `/customers/views/${theirs.id}/delete`])
    expect((await page.goto(address))?.status()).toBe(404);
  const [category, customer] = [await firm.category(), await firm.customer()];
  await firm.put(category, { customers: [customer] });
  const view = await firm.view(person, { categories: [category.id] });
  await firm.db.category.update({ where: { id: category.id }, data: { deletedByOperation: 1 } });
  await page.goto(`/customers?view=${view.id}`);
  await expect(page.getByRole("status").filter({ hasText: `Det filtreres på noe som er slettet: Kategori: ${category.name}.` })).toBeVisible();
  await new CustomerList(page, isMobile).shows([customer.name]);
  // «Flere filtre» keeps it too.
  await page.getByRole("link", { name: "Flere filtre" }).click();
  await expect(page.getByRole("checkbox", { name: `${category.name} (slettet)` })).toBeChecked();
  await page.getByRole("button", { name: "Vis kunder" }).click();
  await new CustomerList(page, isMobile).shows([customer.name]);
  await expect(page).toHaveURL(new RegExp(`category=${category.id}`));
});

test("an address of the list that is sent on shows the same to who does not see the view in it", async ({ page, firm, signIn, pageOf, isMobile }) => {
  const [person, category, word] = [await firm.employee("EMPLOYEE"), await firm.category(), newWord()];
  const [one, other] = [await firm.customer({ name: `${word} A`, visitingCity: "ÅS" }), await firm.customer({ name: `${word} B`, visitingCity: "ASKIM" })];
  await firm.put(category, { customers: [one, other] });
  const view = await firm.view(person, { categories: [category.id] });
  await signIn(person);
  await page.goto(`/customers?view=${view.id}`);
  await new CustomerList(page, isMobile).sortBy("Poststed");
  await expect(page).toHaveURL(new RegExp(`view=${view.id}(&|$)`));
  await expect(page).toHaveURL(/sort=city/);

  const theirs = await pageOf("EMPLOYEE");
  await theirs.goto(page.url());
  await new CustomerList(theirs, isMobile).shows([other.name, one.name]);
  await expect(theirs.getByRole("main")).not.toContainText(view.name);
  await new CustomerList(theirs, isMobile).search(word);
  await new CustomerList(theirs, isMobile).shows([other.name, one.name]);
});

test("«Angre» after «Lagre visning» leads back to the list, of some customers or of all", async ({ page, firm, signIn, isMobile }) => {
  const [person, category, customer] = [await firm.employee("EMPLOYEE"), await firm.category(), await firm.customer()];
  await firm.put(category, { customers: [customer] });
  await signIn(person);
  for (const filter of [`category=${category.id}`, ""]) {
    const name = named("Kort");
    await page.goto(`/customers/views/new?${filter}`);
    await page.getByLabel("Navn på visningen").fill(name);
    await page.getByRole("button", { name: "Lagre visning" }).click();
    await page
      .getByRole("status")
      .filter({ hasText: `Visningen «${name}» er lagret.` })
      .getByRole("button", { name: "Angre" })
      .click();
    await expect(page.getByRole("status").filter({ hasText: "Angret" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Kundeoppfølging");
    await expect(page.getByRole("link", { name, exact: true })).toBeHidden();
    if (filter) await new CustomerList(page, isMobile).shows([customer.name]);
  }
});

test("«Lagre endringene» in a view that was deleted meanwhile says that it is gone, over the list as it was", async ({ page, firm, signIn, isMobile }) => {
  const [person, category, customer] = [await firm.employee("EMPLOYEE"), await firm.category(), await firm.customer()];
  await firm.put(category, { customers: [customer] });
  await signIn(person);
  const view = await firm.view(person);
  await page.goto(`/customers?view=${view.id}&category=${category.id}`);
  await firm.db.customerView.update({ where: { id: view.id }, data: { deletedByOperation: 1 } });
  await page.getByRole("button", { name: `Lagre endringene i «${view.name}»` }).click();
  await expect(page.getByRole("alert").filter({ hasText: "finnes ikke lenger" }).first()).toBeVisible();
  await page.reload();
  await new CustomerList(page, isMobile).shows([customer.name]);
});

test("a view that somebody else changed meanwhile is not written over: it says who did", async ({ page, firm, signIn, pageOf }) => {
  const [owner, admin] = [await firm.employee("SALES_MANAGER"), await firm.employee("ADMIN")];
  const view = await firm.view(owner, { shared: true });
  await signIn(owner);
  await page.goto(`/customers?view=${view.id}&seller=none`);
  const theirs = await pageOf(admin);
  await theirs.goto(`/customers?view=${view.id}&sort=city`);
  await theirs.getByRole("button", { name: `Lagre endringene i «${view.name}»` }).click();
  await expect(theirs.getByRole("status").filter({ hasText: "viser nå dette" })).toBeVisible();
  await page.getByRole("button", { name: `Lagre endringene i «${view.name}»` }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(`${admin.name} har endret hva «${view.name}» viser.`);
});
