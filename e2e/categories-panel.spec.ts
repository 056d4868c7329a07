import { letEmployeesCreate } from "@/lib/crm/categories/let-employees-create";

import { CategoriesPanel } from "./categories-panel";
import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";
import { heldBack, sendAgain } from "./sent-form";

interface Card {
  path: string;
  record: Named;
}

/** A new card of each kind, with nothing on it. */
const cards = {
  customer: async (firm: Firm): Promise<Card> => {
    const record = await firm.customer();
    return { path: `/customers/${record.id}`, record };
  },
  contact: async (firm: Firm): Promise<Card> => {
    const customer = await firm.customer();
    const record = await firm.contact(customer);
    return { path: `/customers/${customer.id}/contacts/${record.id}`, record };
  },
};

for (const kind of ["customer", "contact"] as const) {
  test.describe(`on a ${kind}`, () => {
    const carriers = kind === "customer" ? "customers" : "contacts";

    test("«Velg kategorier» opens all categories that show there, with a count each, and closes", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path, record } = await cards[kind](firm);
      const [here, both, elsewhere] = [
        await firm.category(kind),
        await firm.category("both"),
        await firm.category(kind === "customer" ? "contact" : "customer"),
      ];
      await firm.put(both, { [carriers]: [record] });
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await expect(panel.opener).toHaveAttribute("aria-expanded", "false");
      await panel.open();
      await expect(panel.opener).toHaveAttribute("aria-expanded", "true");
      await expect(panel.box(here)).not.toBeChecked();
      await expect(panel.box(both)).toBeChecked();
      await expect(page.getByRole("checkbox", { name: `${both.name} 1`, exact: true })).toBeVisible();
      await expect(panel.box(elsewhere)).toHaveCount(0);
      await panel.opener.click();
      await expect(page.getByRole("group", { name: "Velg kategorier" })).toBeHidden();
      await panel.carries([both.name]);
    });

    test("a tick is saved, and taking it away too", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path, record } = await cards[kind](firm);
      const [one, other] = [await firm.category(kind), await firm.category("both")];
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.carries([]);
      await panel.open();
      await panel.tick(one);
      await panel.carries([one.name]);
      if (!javaScriptEnabled) await panel.open();
      await panel.tick(other);
      await panel.carries([one.name, other.name]);
      if (!javaScriptEnabled) await panel.open();
      await panel.tick(one, false);
      await panel.carries([other.name]);
      expect(await firm.carriedBy(kind, record)).toEqual([other.name]);
      await page.reload();
      await panel.carries([other.name]);
    });

    test("the filter narrows the list, and what is ticked meanwhile is kept", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path } = await cards[kind](firm);
      const [one, other] = [await firm.category(kind), await firm.category(kind)];
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      await panel.box(one).check();
      await panel.filter.fill(other.name.slice(10).toUpperCase());
      await panel.filter.press("Enter");
      await expect(panel.box(one)).toBeHidden();
      await expect(panel.box(other)).toBeVisible();
      await panel.tick(other);
      if (javaScriptEnabled) await panel.saveAndClose();
      await panel.carries([one.name, other.name]);

      await panel.open();
      await panel.filter.fill(newWord());
      await panel.filter.press("Enter");
      await expect(page.getByText("Ingen kategori passer med filteret.")).toBeVisible();
    });

    test("«Ny kategori» makes one and puts it on the record in one step", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path, record } = await cards[kind](firm);
      const name = newWord();
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      const before = await firm.operations();
      await panel.add(name);
      await expect(page.getByRole("status").filter({ hasText: `Kategorien «${name}» er opprettet og valgt.` })).toBeVisible();
      await panel.carries([name]);
      await expect(panel.box({ name })).toBeChecked();
      await expect(panel.newName).toHaveValue("");
      expect(await firm.carriedBy(kind, record)).toEqual([name]);
      expect(await firm.operations()).toBe(before + 1);
      expect(await firm.db.category.findFirstOrThrow({ where: { name } })).toMatchObject({
        showOnCustomer: kind === "customer",
        showOnContact: kind === "contact",
      });
    });

    test("a name near an existing one offers that one first, and «Velg» takes it", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path, record } = await cards[kind](firm);
      const existing = await firm.category(kind, newWord());
      const typed = existing.name.slice(0, -1);
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      const before = await firm.operations();
      await panel.add(typed);
      await expect(
        page.getByRole("status").filter({ hasText: `Det finnes allerede en kategori som ligner: «${existing.name}». Du skrev «${typed}».` }),
      ).toBeVisible();
      await expect(panel.newName).toHaveValue(typed);
      expect(await firm.operations()).toBe(before);
      await page.getByRole("button", { name: `Velg ${existing.name}` }).click();
      await panel.carries([existing.name]);
      expect(await firm.carriedBy(kind, record)).toEqual([existing.name]);
    });

    test("a near name may be meant all the same: «Opprett … likevel»", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path } = await cards[kind](firm);
      const existing = await firm.category(kind, newWord());
      const typed = `${existing.name}s`;
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      await panel.add(typed);
      await page.getByRole("button", { name: `Opprett ${typed} likevel` }).click();
      await expect(page.getByRole("status").filter({ hasText: `Kategorien «${typed}» er opprettet og valgt.` })).toBeVisible();
      await panel.carries([typed]);
    });

    test("the same name but for case and blanks can only be chosen, not made again", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path } = await cards[kind](firm);
      const existing = await firm.category(kind, newWord());
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      await panel.add(` ${existing.name.toLowerCase()} `);
      await expect(page.getByRole("status").filter({ hasText: `Kategorien «${existing.name}» finnes allerede.` })).toBeVisible();
      await expect(page.getByRole("button", { name: /likevel/ })).toHaveCount(0);
      await page.getByRole("button", { name: `Velg ${existing.name}` }).click();
      await panel.carries([existing.name]);
    });

    test("an empty name is refused by its field", async ({ page, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path } = await cards[kind](firm);
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      const before = await firm.operations();
      await panel.add(" ");
      await expect(panel.newName).toHaveAccessibleDescription("Skriv et navn på kategorien.");
      expect(await firm.operations()).toBe(before);
    });

    test("an employee makes no category when the setting does not allow it, neither by the page nor by an old form", async ({
      page,
      context,
      firm,
      signIn,
      javaScriptEnabled,
    }) => {
      await signIn("EMPLOYEE");
      const { path } = await cards[kind](firm);
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      const name = newWord();
      const oldForm = await heldBack(page, () => panel.add(name));
      await firm.done(letEmployeesCreate, { allowed: false });
      try {
        const before = await firm.operations();
        await page.goto(`${path}?select=categories`);
        await expect(page.getByRole("group", { name: "Velg kategorier" })).toBeVisible();
        await expect(panel.newName).toHaveCount(0);
        await sendAgain(context, oldForm);
        expect(await firm.operations()).toBe(before);
      } finally {
        await firm.done(letEmployeesCreate, { allowed: true });
      }
      await sendAgain(context, oldForm);
      await page.goto(path);
      await panel.carries([name]);
    });

    test("two tabs tick different categories, and both stand", async ({ page, context, firm, signIn, javaScriptEnabled }) => {
      await signIn("EMPLOYEE");
      const { path, record } = await cards[kind](firm);
      const [one, other] = [await firm.category(kind), await firm.category(kind)];
      const second = await context.newPage();
      const [here, there] = [new CategoriesPanel(page, javaScriptEnabled), new CategoriesPanel(second, javaScriptEnabled)];
      for (const panel of [here, there]) {
        await panel.page.goto(path);
        await panel.open();
      }
      await here.tick(one);
      await there.tick(other);
      expect(await firm.carriedBy(kind, record)).toEqual([one.name, other.name].sort());
      await second.reload();
      await there.carries([one.name, other.name]);
    });

    test("a category that was switched off meanwhile cannot be ticked any more, and nothing is half saved", async ({
      page,
      firm,
      signIn,
      javaScriptEnabled,
      pageOf,
    }) => {
      await signIn("EMPLOYEE");
      const { path, record } = await cards[kind](firm);
      const category = await firm.category(kind);
      const panel = new CategoriesPanel(page, javaScriptEnabled);
      await page.goto(path);
      await panel.open();
      await expect(panel.box(category)).toBeVisible();
      const admins = await pageOf("ADMIN");
      await admins.goto(`/settings/crm/categories/${category.id}/switch`);
      await admins.getByRole("button", { name: `Ja, slå av ${category.name}` }).click();
      await expect(admins.getByRole("status").filter({ hasText: "er slått av" })).toBeVisible();

      await panel.box(category).check();
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Lagre og lukk" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "En av kategoriene kan ikke velges lenger." })).toBeVisible();
      expect(await firm.carriedBy(kind, record)).toEqual([]);
    });
  });
}

test("«Vises på» is real: a category that shows on contacts alone is offered on contacts and hidden on customers", async ({
  page,
  firm,
  signIn,
  javaScriptEnabled,
}) => {
  await signIn("ADMIN");
  const category = await firm.category("both", named("Begge"));
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  await firm.put(category, { customers: [customer], contacts: [contact] });
  await page.goto(`/settings/crm/categories?at=${category.id}`);
  await page.getByRole("switch", { name: `Vis ${category.name} på kunde` }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 kunde har den fortsatt, skjult." })).toBeVisible();

  const panel = new CategoriesPanel(page, javaScriptEnabled);
  await page.goto(`/customers/${customer.id}`);
  await panel.carries([]);
  await panel.open();
  await expect(panel.box(category)).toHaveCount(0);
  await page.goto(`/customers/${customer.id}/contacts/${contact.id}`);
  await panel.carries([category.name]);
  await panel.open();
  await expect(panel.box(category)).toBeChecked();
  expect(await firm.carriedBy("customer", customer)).toEqual([category.name]);
});
