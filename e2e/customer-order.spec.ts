import { CustomerList } from "./customer-list";
import { expect, test } from "./fixtures";
import { newOrganizationNumber, newWord } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

test("the list is sorted by city, number and last change, and the address keeps it with the search", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const [third, first, second] = [newOrganizationNumber(), newOrganizationNumber(), newOrganizationNumber()].sort().reverse();
  const [late, early, middle] = [
    await firm.customer({ name: `${word} A`, visitingCity: "ÅS", organizationNumber: second }),
    await firm.customer({ name: `${word} B`, visitingCity: "ASKIM", organizationNumber: third }),
    await firm.customer({ name: `${word} C`, visitingCity: "ØRSTA", organizationNumber: first }),
  ].map(({ name }) => name) as [string, string, string];
  const list = new CustomerList(page, isMobile);
  await page.goto(`/customers?q=${word}`);
  await list.shows([late, early, middle]);
  await list.sortBy("Poststed");
  await list.shows([early, middle, late]);
  await expect(page).toHaveURL(new RegExp(`q=${word}.*sort=city`));
  await list.sortBy("Sist endret");
  await list.shows([middle, early, late]);
  await page.goBack();
  await list.shows([early, middle, late]);
  await list.sortBy("Org.nr.");
  await list.shows([late, middle, early]);
  await expect(page).toHaveURL(/sort=organizationNumber/);
});

test("a column's head says how the list is sorted, and turns it round", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const [one, other] = [await firm.customer({ name: `${word} A` }), await firm.customer({ name: `${word} B` })];
  const list = new CustomerList(page, isMobile);
  await page.goto(`/customers?q=${word}${isMobile ? "&order=desc" : ""}`);
  if (!isMobile) {
    const head = list.table.getByRole("columnheader", { name: "Navn" });
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    await list.sortBy("Navn");
    await expect(head).toHaveAttribute("aria-sort", "descending");
    await expect(list.table.getByRole("columnheader", { name: "Poststed" })).toHaveAttribute("aria-sort", "none");
    await expect(page).toHaveURL(/order=desc/);
  }
  await list.shows([other.name, one.name]);
});

test("columns are chosen, stay through a search and a sorting, and the address keeps them", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const customer = await firm.customer({ name: `${word} A`, visitingCity: "ASKIM", phone: "22 33 44 55" });
  const list = new CustomerList(page, isMobile);
  await page.goto("/customers");
  await page.getByRole("link", { name: "Velg kolonner" }).click();
  for (const column of ["Poststed", "Bransje", "Kategorier", "Selger"]) await page.getByRole("checkbox", { name: column, exact: true }).uncheck();
  await page.getByRole("checkbox", { name: "Telefon", exact: true }).check();
  await page.getByRole("button", { name: "Vis kolonnene" }).click();
  await list.search(word);
  const row = list.table.getByRole("row", { name: customer.name });
  await expect(row).toContainText("22 33 44 55");
  await expect(row).not.toContainText("ASKIM");
  await list.sortBy("Sist endret");
  await expect(page).toHaveURL(/sort=changed/);
  await expect(row).toContainText("22 33 44 55");
  await page.getByRole("link", { name: "Velg kolonner" }).click();
  for (const column of ["Telefon", "Organisasjonsnummer", "Sist endret"]) await page.getByRole("checkbox", { name: column, exact: true }).uncheck();
  await page.getByRole("button", { name: "Vis kolonnene" }).click();
  await expect(row).not.toContainText("22 33 44 55");
  await list.shows([customer.name]);
});

test("pages of another order lead on in that order, also where many are alike in it", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const customers = [...Array(60).keys()].map((n) => ({ name: `${word} ${String(n).padStart(2, "0")}`, visitingCity: n % 2 === 0 ? "ÅS" : "ASKIM" }));
  const made: { name: string; visitingCity: string; id: number }[] = [];
  for (const customer of customers) made.push({ ...customer, ...(await firm.customer(customer)) });
  const inCity = (city: string) => made.filter(({ visitingCity }) => visitingCity === city).map(({ name }) => name);
  const [byCity, latest] = [[...inCity("ASKIM"), ...inCity("ÅS")], made.map(({ name }) => name).reverse()];
  const [list, pages] = [new CustomerList(page, isMobile), page.getByRole("navigation", { name: "Sider" })];
  await page.goto(`/customers?q=${word}`);
  for (const [column, names] of [
    ["Poststed", byCity],
    ["Sist endret", latest],
  ] as const) {
    await list.sortBy(column);
    await list.shows(names.slice(0, 50));
    await pages.getByRole("link", { name: "Siste" }).click();
    await list.shows(names.slice(10));
    await pages.getByRole("link", { name: "Forrige" }).click();
    await list.shows(names.slice(0, 10));
    await pages.getByRole("link", { name: "Neste" }).click();
    await list.shows(names.slice(10));
  }
});
