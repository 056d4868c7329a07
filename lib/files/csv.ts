import { stringify } from "csv-stringify/sync";

import { digitsOf, type SheetCell } from "./sheet";

/**
 * A table as Excel in Norway opens it: semicolons, a byte order mark, lines ended by CRLF, decimal comma. A text that Excel would
 * take for a formula, also after blanks and quotes, has an apostrophe before it; a number never has.
 */
export const toCsv = (rows: SheetCell[][]): string => csvText(rows, true);

/** The same, written piece by piece: what is read of a large table is not kept. */
export async function* csvPieces(pieces: AsyncIterable<SheetCell[][]>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let first = true;
  for await (const rows of pieces) {
    yield encoder.encode(csvText(rows, first));
    first = false;
  }
}

const csvText = (rows: SheetCell[][], first: boolean): string =>
  stringify(
    rows.map((row) => row.map(textOf)),
    { bom: first, delimiter: ";", record_delimiter: "\r\n" },
  );

function textOf(cell: SheetCell): string {
  if (cell === null) return "";
  if ("percent" in cell) return `${cell.percent} %`;
  return "units" in cell ? digitsOf(cell, ",") : harmless(cell.text);
}

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** A text as it was before `toCsv` kept it from being a formula. */
export const asWritten = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);

const formula = /^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
