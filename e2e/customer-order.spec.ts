import { CustomerList } from "./customer-list";
import { expect, test } from "./fixtures";
import { newWord } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("EMPLOYEE");
});

test("the list is sorted by city, number and last change, and the address keeps it with the search", async ({ page, firm, isMobile }) => {
  const word = newWord();
  const [late, early, middle] = [
    await firm.customer({ name: `${word} A`, visitingCity: "ÅS" }),
    await firm.customer({ name: `${word} B`, visitingCity: "ASKIM" }),
    await firm.customer({ name: `${word} C`, visitingCity: "ØRSTA" }),
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
