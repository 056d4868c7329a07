import { stringify } from "csv-stringify/sync";

/** One cell: text, a number, or nothing. */
export type CsvCell = string | number | null;

/**
 * A table as Excel in Norway opens it: semicolons, a byte order mark, lines ended by CRLF, a decimal comma where there are
 * decimals. A text that Excel would take for a formula has an apostrophe before it, also after blanks.
 */
export function toCsv(rows: CsvCell[][]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell === null ? "" : String(cell).replace(".", ","))));
  return stringify(cells, { bom: true, delimiter: ";", record_delimiter: "\r\n" });
}

const harmless = (text: string): string => (/^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text);
