import { gzipSync } from "node:zlib";

import { fetched, recordsOf, textsOf } from "./exported";
import { expect, test } from "./fixtures";
import { named, newOrganizationNumber } from "./names";

const path = "/settings/export";

test("an administrator fetches each table, whose rows the page says, and finds it in the log with as many as the file has", async ({ page, firm, signIn }) => {
  const person = await firm.employee("ADMIN");
  await signIn(person);
  const customer = await firm.customer({ organizationNumber: newOrganizationNumber() });
  const contact = await firm.contact(customer, { email: "nora@fjord.example" });
  const opportunity = await firm.opportunity(customer);
  const role = await firm.value("contactRoles", named('=Rolle; "A"'));
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "Eksport" })).toBeVisible();
  const fileOf = (table: string, kind = "CSV-fil") => fetched(page, page.getByRole("button", { name: `${kind}: ${table}`, exact: true }));
  const saysRows = async (table: string): Promise<number> => {
    const text = await page
      .getByRole("row")
      .filter({ has: page.getByRole("button", { name: `CSV-fil: ${table}`, exact: true }) })
      .getByRole("cell")
      .nth(1)
      .innerText();
    return Number(text.replace(/\D/gu, ""));
  };

  const contacts = await fileOf("Kontakter");
  expect(contacts.name).toMatch(/^kontakter-\d{4}-\d\d-\d\d\.csv$/);
  expect(await saysRows("Kontakter")).toBeGreaterThan(0);
  expect(recordsOf(contacts)).toContainEqual(expect.objectContaining({ Navn: contact.name, Kunde: customer.name, "E-post": "nora@fjord.example" }));
  expect(recordsOf(await fileOf("Salgsmuligheter"))).toContainEqual(expect.objectContaining({ Tittel: opportunity.name, Kunde: customer.name }));
  expect(recordsOf(await fileOf("Roller"))).toContainEqual({ Navn: `'${role.name}`, "Navn på engelsk": "", "Slått på": "Ja" });
  const groups = recordsOf(await fileOf("Grupper og medlemmer"));
  const steps = textsOf(await fileOf("Steg", "Excel-fil"));
  expect(steps[0]).toEqual(["Navn", "Navn på engelsk", "Sannsynlighet (%)", "Slått på"]);

  await page.goto(`/settings/change-log?person=${person.id}`);
  // Other flows make and delete records meanwhile: the log has what the file has, and the page what there was a moment before.
  const rows = (count: number): string => `\\(${String(count).replace(/\B(?=(\d{3})+$)/gu, "\\s")} rad(er)?\\)`;
  for (const said of [
    `eksporterte kontaktene ${rows(recordsOf(contacts).length)} som CSV-fil`,
    `eksporterte gruppene ${rows(groups.length)} som CSV-fil`,
    `eksporterte stegene ${rows(steps.length - 1)} som Excel-fil`,
  ])
    await expect(page.getByRole("listitem").filter({ hasText: new RegExp(said) })).toHaveCount(1);
});

test("the file of customers is read again by «Import», where nothing is new and nothing changes", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const number = newOrganizationNumber();
  const customer = await firm.customer({
    name: named('=MO I RANA, "; 3/nord'),
    organizationNumber: number,
    postalAddress: "Storgata 3/nord",
    postalCity: "MO I RANA",
  });
  await page.goto(path);
  const file = await fetched(page, page.getByRole("button", { name: "CSV-fil: Kunder", exact: true }));
  const whole = recordsOf(file);
  expect(whole.find((record) => record.Organisasjonsnummer === number)).toMatchObject({ Navn: `'${customer.name}`, "Poststed i postadressen": "MO I RANA" });
  const lines = file.bytes.toString().split("\r\n");
  const own = lines.filter((line, n) => n === 0 || line.includes(number)).join("\r\n");
  await page.goto("/settings/import");
  await page.getByLabel("Fil fra Enhetsregisteret").setInputFiles({ name: "kunder.csv.gz", mimeType: "application/gzip", buffer: gzipSync(own) });
  await page.getByRole("button", { name: "Forhåndsvis" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Det er ingenting å importere" })).toBeVisible();
  const counts = page.getByRole("table", { name: "Hva filen fører til" }).getByRole("row");
  for (const row of ["Nye kunder0", "Kunder som endres0", "Kunder som ikke endres1"]) await expect(counts.filter({ hasText: row })).toHaveCount(1);
});

test("nobody but an administrator takes everything out, and nothing else is a table", async ({ context, firm, signIn }) => {
  const send = async (table: string, body: string | Buffer = "format=csv"): Promise<string> => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await context.request.post(`${path}/${table}`, { data: body, headers, maxRedirects: 0 });
    return answer.headers().location ?? `${answer.status()} ${answer.headers()["content-disposition"] ? "file" : "none"}`;
  };
  expect(await send("contacts")).toBe("/sign-in?next=%2Fsettings%2Fexport");
  const operations = () => firm.db.operation.count({ where: { kind: "exports.table" } });
  const before = await operations();
  for (const role of ["SALES_MANAGER", "EMPLOYEE"] as const) {
    await signIn(role);
    for (const table of ["contacts", "customers", "nothing"]) expect([role, table, await send(table)]).toEqual([role, table, "403 none"]);
  }
  await signIn("ADMIN");
  for (const table of ["employee", "constructor", "__proto__", "%F0%9F%8D%8B"]) expect([table, await send(table)]).toEqual([table, path]);
  for (const body of ["", "format=exe", `format=${"x".repeat(10_000)}`, Buffer.from([0xff, 0x00])])
    expect([body, await send("sources", body)]).toEqual([body, "400 none"]);
  expect((await context.request.get(`${path}/contacts`)).status()).toBe(405);
  expect(await operations()).toBe(before);
});
