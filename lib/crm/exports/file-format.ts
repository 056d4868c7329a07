import { z } from "zod";

import { rowsOfSheet } from "../../files/xlsx-pieces";
import { refuse } from "../../refusal";
import { key } from "../../validation/text";

export const fileFormat = z.enum(["csv", "xlsx"], key("errors.invalid"));

/** @throws Refusal where a sheet has no room for so many rows */
export function refuseFullSheet(format: z.output<typeof fileFormat>, rows: number): void {
  if (format === "xlsx" && rows > rowsOfSheet) throw refuse(sheetFull, { rows, most: rowsOfSheet });
}

export const sheetFull = "exports.errors.sheetFull";
