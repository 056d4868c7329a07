import { digitsOf, type SheetCell } from "./sheet";

/** Begins in a way that a spreadsheet takes for a formula, perhaps after blanks and quotes. */
const formulaLike = /^[\s'"]*[=+\-@\t\r＝＋－＠]/u;
const needsQuotes = /[";\r\n]|^\s|\s$/u;

/**
 * Lines as CSV the way a Norwegian Excel opens it: UTF-8 with a byte order mark, semicolons, decimal comma, CRLF. A text that
 * would be taken for a formula has an apostrophe before it, which whoever reads it back may take off again; a number never has.
 */
export const csvFile = (lines: SheetCell[][]): string => `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(";")}\r\n`).join("")}`;

function csvCell(cell: SheetCell): string {
  if (cell === null) return "";
  if ("percent" in cell) return `${cell.percent} %`;
  if ("units" in cell) return digitsOf(cell, ",");
  const text = formulaLike.test(cell.text) ? `'${cell.text}` : cell.text;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
