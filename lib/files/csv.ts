import { stringify } from "csv-stringify/sync";

import { digitsOf, type SheetCell } from "./sheet";

/**
 * A table as Excel in Norway opens it: semicolons, a byte order mark, lines ended by CRLF, decimal comma. A text that Excel would
 * take for a formula, also after blanks and quotes, has an apostrophe before it; a number never has.
 */
export const toCsv = (rows: SheetCell[][]): string =>
  stringify(
    rows.map((row) => row.map(textOf)),
    { bom: true, delimiter: ";", record_delimiter: "\r\n" },
  );

function textOf(cell: SheetCell): string {
  if (cell === null) return "";
  if ("percent" in cell) return `${cell.percent} %`;
  return "units" in cell ? digitsOf(cell, ",") : harmless(cell.text);
}

const harmless = (text: string): string => (/^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text);
