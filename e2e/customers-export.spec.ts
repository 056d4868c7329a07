import { setCustomerCategories } from "@/lib/crm/customers/set-customer-categories";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";

import { CustomerList } from "./customer-list";
import { exported, recordsOf, textsOf } from "./exported";
import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";

test("a sales manager takes out what a search finds, all pages of it, in the list's order and with its columns, as CSV and as an Excel file", async ({
  page,
  firm,
  signIn,
  isMobile,
}) => {
  const word = newWord();
  const names = Array.from({ length: 53 }, (_, n) => `${word} ${String(n).padStart(2, "0")}`);
  const made = [];
  for (const name of names) made.push(await firm.customer({ name, postalCity: `${name}by`, phone: name.endsWith("07") ? "+47 22 33 44 55" : "" }));
  const [, gone] = made;
  await firm.done(deleteCustomers, { selection: { ids: [gone?.id ?? 0] }, customers: 1 });
  const category = await firm.category("customer", `${named("Olje")}, gass`);
  await firm.done(setCustomerCategories, { id: made[7]?.id, put: [category.id], take: [] });
  const left = names.filter((_, n) => n !== 1);

  await signIn("SALES_MANAGER");
  await page.goto(`/customers?q=${word}&order=desc&columns=name,city,changed`);
  await expect(new CustomerList(page, isMobile).table).toContainText(`${word} 52`);
  const csv = await exported(page, "CSV-fil");
  expect(csv.name).toMatch(/^kunder-\d{4}-\d\d-\d\d\.csv$/);
  const records = recordsOf(csv);
  expect(records.map((record) => record.Navn)).toEqual([...left].reverse());
  expect(Object.keys(records[0] ?? {}).slice(0, 4)).toEqual(["Navn", "Poststed", "Sist endret", "Organisasjonsnummer"]);
  expect(records[0]).toMatchObject({ Poststed: `${word} 52by`, "Poststed i postadressen": `${word} 52by`, Telefon: "" });
  expect(records.find((record) => record.Navn === `${word} 07`)).toMatchObject({ Kategorier: `"${category.name}"`, Telefon: "'+47 22 33 44 55" });

  const xlsx = await exported(page, "Excel-fil (XLSX)");
  expect(xlsx.name).toMatch(/^kunder-\d{4}-\d\d-\d\d\.xlsx$/);
  const rows = textsOf(xlsx);
  expect(rows[0]?.slice(0, 4)).toEqual(["Navn", "Poststed", "Sist endret", "Organisasjonsnummer"]);
  expect(rows.slice(1).map(([name]) => name)).toEqual([...left].reverse());
  expect(rows.find(([name]) => name === `${word} 07`)).toContain("+47 22 33 44 55");

  await page.goto(`/customers?category=${category.id}`);
  expect(recordsOf(await exported(page, "CSV-fil")).map((record) => record.Navn)).toEqual([`${word} 07`]);
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
  await page.goto(`/customers?q=${word}&category=${category.id}&seller=none&source=1`);
  await expect(page.getByRole("button", { name: "Eksporter" })).toHaveCount(0);
});

test("the export is in the log with its number and without the words, and is nothing to undo", async ({ page, firm, signIn, context }) => {
  const person = await firm.employee("ADMIN");
  const word = newWord();
  for (const n of [1, 2]) await firm.customer({ name: `${word} ${n}` });
  await signIn(person);
  await page.goto(`/customers?q=${word}`);
  await exported(page, "CSV-fil");
  await page.goto(`/settings/change-log?person=${person.id}`);
  const entry = page.getByRole("listitem").filter({ hasText: "eksporterte 2 kunder fra «Kundeoppfølging» som CSV-fil" });
  await expect(entry).toHaveCount(1);
  await expect(entry).not.toContainText(word);
  await expect(entry.getByRole("link", { name: /Angre/ })).toHaveCount(0);
  await expect(entry.getByRole("button", { name: /Angre/ })).toHaveCount(0);
  expect((await context.request.get("/customers/export")).status()).toBe(405);
  expect(await firm.db.operation.count({ where: { kind: "customers.export", actorId: person.id } })).toBe(1);
});

test("who may take customers out: administrators and sales managers, and nobody by another way", async ({ context, page, firm, signIn }) => {
  const number = newOrganizationNumber();
  await firm.customer({ organizationNumber: number });
  const send = async (query: string, body: string | Buffer = "format=csv"): Promise<string> => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await context.request.post(`/customers/export${query}`, { data: body, headers, maxRedirects: 0 });
    return answer.headers().location ?? `${answer.status()} ${answer.headers()["content-disposition"] ? "file" : "none"}`;
  };
  expect(await send(`?q=${number}`)).toBe(`/sign-in?next=${encodeURIComponent(`/customers?q=${number}`)}`);
  const operations = () => firm.db.operation.count({ where: { kind: "customers.export" } });
  const before = await operations();
  await signIn("EMPLOYEE");
  await page.goto(`/customers?q=${number}`);
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Eksporter" })).toHaveCount(0);
  expect(await send(`?q=${number}`)).toBe("403 none");
  await signIn("SALES_MANAGER");
  for (const body of ["", "format=exe", "format=__proto__", `format=${"x".repeat(10_000)}`, "format=csv%00", Buffer.from([0xff, 0x00])])
    expect([body, await send(`?q=${number}`, body)]).toEqual([body, "400 none"]);
  expect(await operations()).toBe(before);
  for (const role of ["SALES_MANAGER", "ADMIN"] as const) {
    await signIn(role);
    for (const query of ["", `?q=${number}`, "?category=abc&sort=x", "?category=1&category=2&q=%01", "?q=finnesikkeher", "?after=5&selected=all&view=all"])
      for (const format of ["csv", "xlsx"]) expect([role, query, await send(query, `format=${format}`)]).toEqual([role, query, "200 file"]);
  }
});

test("more customers than a sheet holds are refused on the list itself", async ({ page, signIn }) => {
  await signIn("ADMIN");
  await page.goto("/customers?full=1");
  await expect(page.getByRole("alert").filter({ hasText: "Excel" })).toHaveText(
    "Et Excel-ark har ikke plass til flere enn 1 048 575 rader. Velg CSV-fil i stedet.",
  );
});
