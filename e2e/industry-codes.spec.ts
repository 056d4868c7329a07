import { randomInt } from "node:crypto";

import { expect, test } from "./fixtures";
import { IndustriesPage, industriesPath } from "./industries-page";
import { named } from "./names";

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

/** A code of its own, which no standard and no other test has. */
const newCode = (): string => String(randomInt(100_000, 1_000_000));

test("standard codes are looked over before they are loaded, those that are here stay as they are, and «Angre» takes them away", async ({ page, firm }) => {
  const renamed = named("Undervisning");
  const loaded = { codeStandard: "SN2007", code: { in: ["A", "B", "P"] } };
  await firm.db.industry.updateMany({ where: loaded, data: { code: null, codeStandard: null } });
  await firm.industry({ name: renamed, code: "P", codeStandard: "SN2007" });
  const missing = 21 - (await firm.db.industry.count({ where: { codeStandard: "SN2007", code: { lte: "Z", gte: "A" }, deletedByOperation: null } }));
  const industries = new IndustriesPage(page);
  await page.goto(`${industriesPath}/load`);
  await page.getByLabel("Nivå").selectOption("Seksjoner (A–U)");
  await page.getByRole("button", { name: "Forhåndsvis" }).click();
  const table = page.getByRole("table", { name: "Hent næringskoder" });
  await expect(table.getByRole("row").filter({ hasText: renamed })).toContainText("Ja");
  await expect(table.getByRole("row").filter({ hasText: "Bergverksdrift og utvinning" })).toContainText("Nei, ny");
  await page.getByRole("button", { name: `Ja, hent ${missing} næringskoder` }).click();
  await industries.says(`${missing} bransjer er lagt til.`);
  await industries.choose({ name: renamed });
  await page.goBack();
  await page.goto(`${industriesPath}/load?level=sections`);
  await expect(page.getByText(/ingen nye, 21 finnes fra før/)).toBeVisible();
});

test("a recoding shows what the table comes to, asks about a code that becomes several, and is undone as one", async ({ page, firm }) => {
  const [one, two, several, target] = [newCode(), newCode(), newCode(), newCode()];
  const first = await firm.industry({ code: one, codeStandard: "SN2007" });
  const second = await firm.industry({ code: two, codeStandard: "SN2007" });
  const third = await firm.industry({ code: several, codeStandard: "SN2007" });
  const customer = await firm.customer({ industry: String(second.id) });
  const industries = new IndustriesPage(page);
  await page.goto(`${industriesPath}/recode`);
  await page.getByLabel("Tabell").fill(`${one};${target}\n${two}`);
  await page.getByRole("button", { name: "Forhåndsvis" }).click();
  await expect(page.getByLabel("Tabell")).toHaveAccessibleDescription(/^Linje 2: skriv en gammel kode, et semikolon og en ny kode\./);
  await page.getByLabel("Tabell").fill(`${one};${target}\n${two};${target}\n${several};${several}.1\n${several};${several}.2`);
  await page.getByRole("button", { name: "Forhåndsvis" }).click();
  await expect(industries.heading("Vil du gi 3 bransjer nye koder, fra SN2007 til SN2025?")).toBeVisible();
  const asked = page.url();
  const steps = page.getByRole("table", { name: "Hva tabellen fører til" });
  await expect(steps.getByRole("row").filter({ hasText: "Får den nye koden" })).toHaveCount(1);
  await expect(
    steps
      .getByRole("row")
      .filter({ hasText: "1 kunde flyttes, og bransjen slås sammen med" })
      .or(steps.getByRole("row").filter({ hasText: "Slås sammen med" })),
  ).toHaveCount(1);
  const yes = page.getByRole("button", { name: "Ja, gi 3 bransjer nye koder" });
  await yes.click();
  const choice = page.getByLabel(`${several} ${third.name}`);
  await expect(choice).toHaveAccessibleDescription("Velg hvilken kode bransjen skal ha.");
  await choice.selectOption(`${several}.2`);
  await yes.click();
  await industries.says("3 bransjer har fått nye koder, fra SN2007 til SN2025.");
  const codeOf = async ({ id }: { id: number }) => firm.db.industry.findUniqueOrThrow({ where: { id } });
  expect(await codeOf(third)).toMatchObject({ code: `${several}.2`, codeStandard: "SN2025" });
  const place = await firm.db.customerIndustry.findUniqueOrThrow({ where: { customerId: customer.id } });
  expect(await codeOf({ id: place.industryId })).toMatchObject({ code: target, codeStandard: "SN2025", deletedByOperation: null });
  await page.goto(asked);
  await expect(industries.heading("Overgangen fra SN2007 til SN2025 er gjort: bransjene har fått de nye kodene")).toBeVisible();
  await page.goBack();
  await page.getByRole("button", { name: "Angre" }).click();
  await industries.says("Angret: ga 3 bransjer nye koder");
  for (const [industry, code] of [
    [first, one],
    [second, two],
    [third, several],
  ] as const)
    expect(await codeOf(industry)).toMatchObject({ code, codeStandard: "SN2007", deletedByOperation: null });
  expect((await firm.db.customerIndustry.findUniqueOrThrow({ where: { customerId: customer.id } })).industryId).toBe(second.id);
});
