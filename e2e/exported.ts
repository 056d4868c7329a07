import { readFileSync } from "node:fs";

import type { Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";

export interface Fetched {
  name: string;
  bytes: Buffer;
}

/** A file by the menu «Eksporter». */
export async function exported(page: Page, kind: "CSV-fil" | "Excel-fil (XLSX)"): Promise<Fetched> {
  const item = page.getByRole("button", { name: kind, exact: true });
  // Without scripts the menu stays open beside the download.
  if (!(await item.isVisible())) await page.getByRole("button", { name: "Eksporter", exact: true }).click();
  return fetched(page, item);
}

/** The file that a button gives. */
export async function fetched(page: Page, button: Locator): Promise<Fetched> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The rows of a CSV file by the heads of its columns. */
export const recordsOf = ({ bytes }: Fetched): Record<string, string>[] => parse(bytes, { bom: true, delimiter: ";", columns: true });

/** The texts of a sheet's cells, row by row. */
export function textsOf({ bytes }: Fetched): string[][] {
  const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<(?:t|v)(?: [^>]*)?>([^<]*)</g)].map(([, text = ""]) => text),
  );
}
