import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";

import { exported } from "./exported";
import { expect, test } from "./fixtures";
import { someSales } from "./some-sales";

const address = (path: string): string => path.replace("/reports/sales", "/reports/sales/export");

test("a sales manager takes the report of her group out as CSV and as an Excel file, with the page's figures and their øre", async ({ page, firm, signIn }) => {
  const { group, under, seller, reason } = await someSales(firm);
  await signIn("SALES_MANAGER");
  await page.goto(`/reports/sales?year=2023&scope=group-${group.id}`);
  const shown = page.getByRole("table", { name: "Per måned" }).getByRole("row", { name: /^mars/i });
  await expect(shown).toHaveText(/50\s000.*66\s670.*\+16\s670.*133\s%/);

  const csv = await exported(page, "CSV-fil");
  expect(csv.name).toBe("salgsrapport-2023.csv");
  const lines: string[][] = parse(csv.bytes, { bom: true, delimiter: ";", relax_column_count: true, skip_empty_lines: false });
  expect(lines[1]?.[0]).toMatch(new RegExp(`^${group.name}, 2023\\. Fordelt på gruppe og selger\\.`));
  expect(lines).toContainEqual(["Måned", "Budsjett (kr)", "Faktisk (kr)", "Avvik (kr)", "Måloppnåelse", "I fjor (kr)"]);
  expect(lines).toContainEqual(["Mars", "50000,00", "66670,33", "16670,33", "133 %", "0,00"]);
  expect(lines).toContainEqual([under.name, "2", "110000,00", "106670,33", "-3329,67", "97 %", "0,00"]);
  expect(lines).toContainEqual([seller.name, "3", "110000,00", "106670,33", "-3329,67", "97 %", "0,00"]);
  expect(lines).toContainEqual([reason.name, "1", "25000,00", "100 %"]);

  const xlsx = await exported(page, "Excel-fil (XLSX)");
  expect(xlsx.name).toBe("salgsrapport-2023.xlsx");
  const files = unzipSync(xlsx.bytes);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  expect([...part("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(["Periode", "Gruppe og selger", "Tapsårsak"]);
  // Row 4 is the head, and March is the third month: 66 670,33 as a number, and 133 % as one.
  expect(part("xl/worksheets/sheet1.xml")).toMatch(/<c r="C7"[^>]*><v>66670\.33<\/v>.*<c r="E7"[^>]*><v>1\.33<\/v>/s);
  expect(part("xl/sharedStrings.xml")).toContain(group.name);
  await expect(page.getByRole("heading", { level: 1, name: "Salgsrapport" })).toBeVisible();
});

test("an export is in the log, and is nothing to undo", async ({ page, firm, signIn, context }) => {
  const person = await firm.employee("ADMIN");
  await signIn(person);
  await page.goto("/reports/sales?from=2023-03-01&to=2023-04-15&by=product");
  expect((await exported(page, "CSV-fil")).name).toBe("salgsrapport-2023-03-01-2023-04-15.csv");
  await page.goto(`/settings/change-log?person=${person.id}`);
  const entry = page.getByRole("listitem").filter({ hasText: "eksporterte «Salgsrapport» for 1.3.2023–15.4.2023 som CSV-fil" });
  await expect(entry).toHaveCount(1);
  await expect(entry.getByRole("link", { name: /Angre/ })).toHaveCount(0);
  await expect(entry.getByRole("button", { name: /Angre/ })).toHaveCount(0);
  const before = await firm.db.operation.count({ where: { kind: "salesReport.export", actorId: person.id } });
  expect((await context.request.get(address("/reports/sales"))).status()).toBe(405);
  expect(await firm.db.operation.count({ where: { kind: "salesReport.export", actorId: person.id } })).toBe(before);
});

test("who may export what: managers what they see, nobody else anything, and nothing of what is not there", async ({ context, page, firm, people, signIn }) => {
  const { seller } = await someSales(firm);
  const send = async (query: string, body: string | Buffer = "format=csv"): Promise<string> => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await context.request.post(address(`/reports/sales${query}`), { data: body, headers, maxRedirects: 0 });
    return answer.headers().location ?? `${answer.status()} ${answer.headers()["content-disposition"] ? "file" : "none"}`;
  };
  expect(await send("?year=2023")).toBe("/sign-in?next=%2Freports%2Fsales%3Fyear%3D2023");
  const before = await firm.db.operation.count({ where: { kind: "salesReport.export" } });
  await signIn(seller);
  await page.goto("/reports/sales");
  await expect(page.getByRole("heading", { level: 1, name: "Salgsrapport" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Eksporter" })).toHaveCount(0);
  for (const query of ["?year=2023", `?scope=seller-${seller.id}`, "?scope=nogroup"]) expect([query, await send(query)]).toEqual([query, "403 none"]);
  await signIn(people.SALES_MANAGER);
  expect(await send("?scope=seller-2147483646")).toBe("/reports/sales?scope=seller-2147483646");
  for (const body of ["", "format=exe", "format=__proto__", `format=${"x".repeat(10_000)}`, "format=csv%00", Buffer.from([0xff, 0x00])])
    expect([body, await send("", body)]).toEqual([body, "400 none"]);
  expect(await firm.db.operation.count({ where: { kind: "salesReport.export" } })).toBe(before);
  for (const role of ["SALES_MANAGER", "ADMIN"] as const) {
    await signIn(role);
    for (const query of ["", "?year=abc&by=x", "?from=2023-02-30&to=x", `?scope=seller-${seller.id}&year=2023`, "?scope=nogroup&by=category"])
      for (const format of ["csv", "xlsx"]) expect([role, query, await send(query, `format=${format}`)]).toEqual([role, query, "200 file"]);
  }
});
