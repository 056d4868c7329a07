import { gzipSync } from "node:zlib";

import { valueCommands } from "./firm";
import { expect, test } from "./fixtures";
import { named, newWord } from "./names";
import { heldBack, ledTo, sendAgain, sentWhile, withField } from "./sent-form";
import { valueListFlows } from "./value-list-flows";
import { ValueListPage } from "./value-list-page";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

// A list whose values have a field of their own, and one whose values are used; the others: value-lists-each.
valueListFlows({ noun: "opportunitySteps", the: "Steget" });
valueListFlows({ noun: "contactRoles", the: "Rollen", use: async (firm, role) => firm.contactWithRole(await firm.customer(), role), used: "1 kontakt" });

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
