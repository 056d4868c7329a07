import { gzipSync } from "node:zlib";

import type { ValueNoun } from "@/lib/crm/value-lists/value-list";

import type { Firm, Named } from "./firm";
import { valueCommands } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";
import { heldBack, ledTo, sendAgain, sentWhile, withField } from "./sent-form";
import { ValueListPage } from "./value-list-page";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

/** The lists, with what the log calls a value of each, and how a value is put to use. */
const lists: { noun: ValueNoun; the: string; use?: (firm: Firm, value: Named) => Promise<unknown>; used?: string }[] = [
  { noun: "origins", the: "Kontaktopprinnelsen" },
  { noun: "products", the: "Produktet", use: async (firm, { id }) => firm.opportunity(await firm.customer(), { products: [id] }), used: "1 salgsmulighet" },
  { noun: "sources", the: "Kilden", use: async (firm, { id }) => firm.opportunity(await firm.customer(), { sourceId: id }), used: "1 salgsmulighet" },
  { noun: "contactRoles", the: "Rollen", use: async (firm, role) => firm.contactWithRole(await firm.customer(), role), used: "1 kontakt" },
  { noun: "opportunityTypes", the: "Typen" },
  { noun: "opportunitySteps", the: "Steget" },
  {
    noun: "lostReasons",
    the: "Tapsårsaken",
    use: async (firm, { id }) => firm.opportunity(await firm.customer(), { lostReasonId: id }),
    used: "1 salgsmulighet",
  },
];

/** The id of a value that was added by its page, out of the log. */
async function idOf(firm: Firm, noun: ValueNoun, name: string): Promise<number> {
  const { result } = await firm.db.operation.findFirstOrThrow({ where: { kind: `${noun}.edit`, data: { path: ["name"], equals: name } } });
  return (result as { id: number }).id;
}

for (const { noun, the, use, used } of lists) {
  test.describe(noun, () => {
    const probability = noun === "opportunitySteps" ? "40 %" : undefined;

    test("a value is added, renamed, switched off and on, and each can be undone", async ({ page, firm }) => {
      const list = new ValueListPage(page, noun);
      const [value, renamed] = [{ name: named("Ærlig") }, { name: named("Ny") }];
      await list.open();
      await list.add(value.name, { en: named("Honest"), probability });
      await list.says(`${the} «${value.name}» er lagt til.`);
      await expect(list.row(value)).toBeVisible();
      if (probability) await expect(list.row(value)).toContainText("40 %");
      await expect(list.newName).toHaveValue("");

      await list.act(value, "Rediger");
      const field = list.table.getByLabel("Navn", { exact: true });
      await expect(field).toHaveValue(value.name);
      await expect(field).toBeFocused();
      await field.fill(renamed.name);
      await list.table.getByRole("button", { name: "Lagre" }).click();
      await list.says(`${the} «${value.name}» heter nå «${renamed.name}».`);

      await list.act(renamed, "Slå av");
      await list.says(`${the} «${renamed.name}» er slått av.`);
      await expect(list.row(renamed)).toContainText("Av");
      await list.act(renamed, "Slå på");
      await list.says(`${the} «${renamed.name}» er slått på.`);
      await page.getByRole("button", { name: "Angre" }).click();
      await list.says("Angret: slo på");
      await list.open({ id: await idOf(firm, noun, renamed.name) });
      await expect(list.row(renamed)).toContainText("Av");
    });

    test("it is moved up and down by its menu, which says so, and the order stays", async ({ page, firm }) => {
      const list = new ValueListPage(page, noun);
      let [first, second] = [await firm.value(noun), await firm.value(noun)];
      const pair = async () => (await list.names()).filter((name) => [first.name, second.name].includes(name));
      await list.open(second);
      // A list is paged: where a page began between the two, the next value stands beside the second.
      if ((await pair()).length < 2) [first, second] = [second, await firm.value(noun)];
      await list.open(second);
      expect(await pair()).toEqual([first.name, second.name]);
      await list.act(second, "Flytt opp");
      await list.says(`${the} «${second.name}» er flyttet opp.`);
      expect(await pair()).toEqual([second.name, first.name]);
      await list.act(second, "Flytt ned");
      await list.says(`${the} «${second.name}» er flyttet ned.`);
      expect(await pair()).toEqual([first.name, second.name]);
      await page.getByRole("button", { name: "Angre" }).click();
      await list.says("Angret: flyttet");
      await page.goto(`${list.path}?list=${noun}&at=${second.id}`);
      expect(await pair()).toEqual([second.name, first.name]);
    });

    test("a name that is taken in either language is refused with a link to that one, and what was typed is kept", async ({ page, firm }) => {
      const english = named("English");
      const value = await firm.value(noun, named("Norsk"), english);
      const list = new ValueListPage(page, noun);
      await list.open();
      const before = await firm.operations();
      const typed = `  ${english.toUpperCase()} `;
      await list.add(typed, { probability });
      await expect(list.newName).toHaveAccessibleDescription(new RegExp(`Navnet er i bruk: «${english}» finnes i listen allerede`));
      await expect(list.newName).toHaveValue(typed);
      expect(await firm.operations()).toBe(before);
      await list.region.getByRole("link", { name: `Vis «${english}»` }).click();
      await expect(page).toHaveURL(new RegExp(`at=${value.id}#${noun}-${value.id}$`));
      await expect(list.row(value)).toBeVisible();
    });

    test("one that is not used is deleted with one question, and comes back", async ({ page, firm }) => {
      const value = await firm.value(noun);
      const list = new ValueListPage(page, noun);
      await list.open(value);
      await list.act(value, "Slett");
      await expect(page.getByRole("heading", { level: 1, name: `Vil du slette «${value.name}»?` })).toBeVisible();
      await expect(page.getByLabel("Hva skal stå i stedet?")).toHaveCount(0);
      await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
      await list.says(`${the} «${value.name}» er slettet.`);
      await expect(page.getByRole("button", { name: "Angre" })).toBeInViewport();
      await page.getByRole("button", { name: "Angre" }).click();
      await list.says("Angret: slettet");
      await list.open(value);
      await expect(list.row(value)).toBeVisible();
    });

    if (use && used)
      test("one that is used is deleted only with a choice, which the records then have, and the undo gives it back", async ({ page, firm }) => {
        const [value, next] = [await firm.value(noun), await firm.value(noun)];
        await use(firm, value);
        const list = new ValueListPage(page, noun);
        await list.open(value);
        await expect(list.row(value).getByRole("link", { name: `${used} med ${value.name}` })).toBeVisible();
        await list.act(value, "Slett");
        await expect(page.getByText(`Den er brukt på ${used}.`)).toBeVisible();
        const choice = page.getByLabel("Hva skal stå i stedet?");
        await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
        await expect(choice).toHaveAccessibleDescription("Velg hva som skal stå i stedet.");
        await choice.selectOption(next.name);
        await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
        await list.says(`«${next.name}» er satt inn i stedet`);
        await list.open(next);
        await expect(list.row(next).getByRole("link", { name: `${used} med ${next.name}` })).toBeVisible();
        await page.goBack();
        await page.getByRole("button", { name: "Angre" }).click();
        await list.says("Angret: slettet");
        await list.open(value);
        await expect(list.row(value).getByRole("link", { name: `${used} med ${value.name}` })).toBeVisible();
      });
  });
}

test("a count that changed since the question is asked again, with what was chosen", async ({ page, firm }) => {
  const [value, next] = [await firm.value("sources"), await firm.value("sources")];
  const customer = await firm.customer();
  await firm.opportunity(customer, { sourceId: value.id });
  await page.goto(`/settings/crm/additional-info/sources/${value.id}/delete`);
  await page.getByLabel("Hva skal stå i stedet?").selectOption(next.name);
  await firm.opportunity(customer, { sourceId: value.id });
  const before = await firm.operations();
  await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Antallet har endret seg siden du ble spurt." })).toBeVisible();
  await expect(page.getByText("Den er brukt på 2 salgsmuligheter.")).toBeVisible();
  await expect(page.getByLabel("Hva skal stå i stedet?")).toHaveValue(String(next.id));
  expect(await firm.operations()).toBe(before);
  await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `«${next.name}» er satt inn i stedet` })).toBeVisible();
});

test("a refusal is seen where the form is, also when the address still names the row that was added before", async ({ page }) => {
  const list = new ValueListPage(page, "sources");
  const name = named("Kilde");
  await list.open();
  await list.add(name);
  await expect(page).toHaveURL(/#sources-\d+$/);
  await list.add(name);
  await expect(list.region.getByRole("alert")).toBeInViewport();
});

test("«Ja» sent twice deletes once and is answered alike", async ({ page, context, firm }) => {
  const [value, next] = [await firm.value("sources"), await firm.value("sources")];
  await firm.opportunity(await firm.customer(), { sourceId: value.id });
  await page.goto(`/settings/crm/additional-info/sources/${value.id}/delete`);
  await page.getByLabel("Hva skal stå i stedet?").selectOption(next.name);
  const before = await firm.operations();
  const form = await sentWhile(page, () => page.getByRole("button", { name: `Ja, slett ${value.name}` }).click());
  await expect(page.getByRole("status").filter({ hasText: "er slettet" })).toBeVisible();
  const again = await sendAgain(context, form);
  expect(ledTo(again)).toContain("done=");
  expect(await firm.operations()).toBe(before + 1);
});

test("the contacts with a role, and nobody else, are what its count leads to", async ({ page, firm }) => {
  const role = await firm.value("contactRoles");
  const customer = await firm.customer();
  const [with1, without] = [await firm.contactWithRole(customer, role), await firm.contact(customer)];
  const list = new ValueListPage(page, "contactRoles");
  await list.open(role);
  await list
    .row(role)
    .getByRole("link", { name: `1 kontakt med ${role.name}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: `Kontakter med rollen «${role.name}»` })).toBeVisible();
  await expect(page.getByRole("link", { name: with1.name })).toBeVisible();
  await expect(page.getByRole("link", { name: without.name })).toHaveCount(0);
});

test("who reads English sees the English names, and the others beside", async ({ page, firm, signIn }) => {
  const [nb, en] = [named("Norsk"), named("English")];
  const value = await firm.value("origins", nb, en);
  await signIn(await firm.employee("ADMIN", { language: "en" }));
  await page.goto(`/settings/crm/additional-info?list=origins&at=${value.id}`);
  const row = page.getByRole("table", { name: "Contact origin" }).getByRole("row").filter({ hasText: en });
  await expect(row.getByRole("cell").first()).toHaveText(en);
  await expect(row).toContainText(nb);
});

test("a value that somebody deleted meanwhile is said to be gone when it is moved", async ({ page, firm }) => {
  const value = await firm.value("products");
  const list = new ValueListPage(page, "products");
  await list.open(value);
  await firm.done(valueCommands.products.delete, { id: value.id, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 0 });
  await list.act(value, "Flytt opp");
  await list.says("Verdien finnes ikke lenger.");
});

test("a row is dragged to its place, with scripts and a mouse", async ({ page, firm, javaScriptEnabled, isMobile }) => {
  const list = new ValueListPage(page, "opportunityTypes");
  const [first, second, third] = [await firm.value("opportunityTypes"), await firm.value("opportunityTypes"), await firm.value("opportunityTypes")];
  const three = async () => (await list.names()).filter((name) => [first.name, second.name, third.name].includes(name));
  await list.open(third);
  if (!javaScriptEnabled || isMobile) {
    await expect(list.table).not.toHaveAttribute("data-drag");
    return;
  }
  await expect(list.table).toHaveAttribute("data-drag");
  const height = (await list.row(first).boundingBox())?.height ?? 0;
  await list
    .row(third)
    .getByText(third.name)
    .dragTo(list.row(first), { targetPosition: { x: 20, y: 3 } });
  await list.says(`Typen «${third.name}» er flyttet opp.`);
  expect(await three()).toEqual([third.name, first.name, second.name]);
  // The message that came above moves the rows: a hand that missed drags again.
  await expect(async () => {
    await list
      .row(third)
      .getByText(third.name)
      .dragTo(list.row(second), { targetPosition: { x: 20, y: height - 3 } });
    await list.says(`Typen «${third.name}» er flyttet ned.`);
    expect(await three()).toEqual([first.name, second.name, third.name]);
  }).toPass({ timeout: 40_000 });
});

test("lists of 2,000 values come a part at a time, can be narrowed, and weigh less than 150 kB", async ({ page, context, firm }) => {
  const nouns = { origins: "origin", products: "product", sources: "source" } as const;
  const word = newWord();
  try {
    for (const table of Object.values(nouns))
      await firm.db.$executeRawUnsafe(
        `INSERT INTO ${table} (nb, en, position)
         SELECT '${word} ' || md5(n::text) , 'English ${word} ' || md5((-n)::text), (SELECT max(position) FROM ${table}) + n FROM generate_series(1, 2000) n`,
      );
    const answer = await context.request.get("/settings/crm/additional-info");
    const whole = await answer.body();
    expect(gzipSync(whole).length).toBeLessThan(150_000);
    const row = await firm.db.origin.findFirstOrThrow({ where: { nb: { startsWith: word } }, orderBy: { position: "desc" } });
    const last = { id: row.id, name: row.nb };

    const list = new ValueListPage(page, "origins");
    await list.open();
    await list.region.getByRole("navigation", { name: "Sider: Kontaktopprinnelse" }).getByRole("link", { name: "Siste" }).click();
    await expect(list.row(last)).toBeVisible();
    await list.act(last, "Flytt opp");
    await list.says(`«${last.name}» er flyttet opp.`);
    await expect(list.row(last)).toBeVisible();

    await list.region.getByRole("searchbox", { name: "Søk i Kontaktopprinnelse" }).fill(last.name);
    await list.region.getByRole("searchbox", { name: "Søk i Kontaktopprinnelse" }).press("Enter");
    await expect.poll(() => list.names()).toEqual([last.name]);
    // The address is about this list alone: the boxes of the others stay empty, also for who comes by it.
    const other = page.getByRole("searchbox", { name: "Søk i Produkter" });
    await expect(other).toHaveValue("");
    await page.reload();
    await expect(other).toHaveValue("");
    await expect(page).toHaveURL(/list=origins/);
    await expect.poll(() => list.names()).toEqual([last.name]);
    await list.act(last, "Slett");
    await expect(page.getByRole("heading", { level: 1, name: `Vil du slette «${last.name}»?` })).toBeVisible();
  } finally {
    for (const table of Object.values(nouns)) {
      await firm.db.$executeRawUnsafe(`DELETE FROM value_name WHERE value_id IN (SELECT id FROM ${table} WHERE nb LIKE '${word} %') AND list = '${table}'`);
      await firm.db.$executeRawUnsafe(`DELETE FROM ${table} WHERE nb LIKE '${word} %'`);
    }
  }
});

test("a question whose hidden fields were tampered with is refused with a sentence, and the role stays", async ({ page, context, firm }) => {
  const [role, off] = [await firm.value("contactRoles"), await firm.value("contactRoles")];
  await firm.contactWithRole(await firm.customer(), role);
  await firm.done(valueCommands.contactRoles.switch, { id: off.id, active: false });
  await page.goto(`/settings/crm/roles/${role.id}/delete`);
  await page.getByLabel("Hva skal stå i stedet?").selectOption("Ingenting");
  const form = await heldBack(page, () => page.getByRole("button", { name: `Ja, slett ${role.name}` }).click());
  const before = await firm.operations();
  for (const replacement of ["", "0", "-1", "abc", "a\0b", "å".repeat(10_000), "2147483648", String(role.id), String(off.id), "2147483646"]) {
    const answer = await sendAgain(context, withField(form, "replacement", replacement));
    expect(answer.status(), replacement).toBe(200);
    expect(await answer.text(), replacement).toMatch(/Velg hva som skal stå i stedet\.|Denne verdien kan ikke velges lenger\.|Dette kan ikke brukes\./);
  }
  for (const contacts of ["0", "2", "-1", "abc", "1e3"]) {
    const answer = await sendAgain(context, withField(form, "contacts", contacts));
    expect(ledTo(answer) ?? (await answer.text()), contacts).toMatch(/changed=1|Dette kan ikke brukes\./);
  }
  for (const id of ["0", "2147483646", "abc", ""]) {
    const answer = await sendAgain(context, withField(form, "id", id));
    expect(ledTo(answer) ?? (await answer.text()), id).toMatch(/gone=1|Dette kan ikke brukes\./);
  }
  expect(await firm.operations()).toBe(before);
  expect(ledTo(await sendAgain(context, form))).toContain("done=");
  expect(await firm.operations()).toBe(before + 1);
});
