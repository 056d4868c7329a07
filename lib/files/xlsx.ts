import writeExcelFile, { type Cell } from "write-excel-file/node";

import { digitsOf, type Sheet, type SheetCell } from "./sheet";

/** Excel holds no more digits of a number: one that has more is written as text, in full. */
const mostDigits = 15;
const bold = { fontWeight: "bold" } as const;

/** A workbook with a sheet for each table: numbers are numbers, the head stays in place. */
export function xlsxFile(sheets: Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, above, columns, rows, below }) => ({
      sheet: name,
      stickyRowsCount: above.length + 2,
      stickyColumnsCount: 1,
      columns: columns.map((_, n) => ({ width: n === 0 ? 34 : 16 })),
      data: [
        ...above.map((line, n) => [xlsxCell({ text: line }, n === 0)]),
        [],
        columns.map((column, n) => ({ ...textCell(column), ...bold, align: n === 0 ? ("left" as const) : ("right" as const) })),
        ...rows.map((row) => row.cells.map((cell) => xlsxCell(cell, row.bold))),
        [],
        ...below.map((line) => [xlsxCell({ text: line })]),
      ],
    })),
  ).toBuffer();
}

function xlsxCell(cell: SheetCell, isBold = false): Cell {
  if (cell === null) return null;
  const look = isBold ? bold : {};
  if ("text" in cell) return { ...textCell(cell.text), ...look, ...(cell.indent && { indent: cell.indent }) };
  const number = "units" in cell ? cell : { ...cell, units: cell.percent, decimals: 2 };
  const digits = digitsOf(number, ".");
  if (digits.replace(/^-?0*|\./g, "").length > mostDigits) return { ...textCell(digitsOf(number, ",")), ...look, align: "right" };
  return { value: Number(digits), type: Number, format: cell.format, ...look };
}

const textCell = (text: string) => ({ value: escaped(text), type: String });

/**
 * What XML cannot hold, or what the library leaves out, as the format itself writes it: _x000B_ (ECMA-376, ST_Xstring); so a
 * text that looks like such an escape needs one too. The library looks texts up in a plain object, so that one named as a
 * member of every object («constructor») would get lost: its first letter is escaped.
 */
function escaped(text: string): string {
  const safe = text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(unwritable, (units) => [...Array(units.length).keys()].map((n) => escapeOf(units, n)).join(""));
  return safe in {} ? escapeOf(safe, 0) + safe.slice(1) : safe;
}

const escapeOf = (text: string, at: number): string => `_x${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Controls but tab and line feed, noncharacters, the replacement character, halves of surrogate pairs. */
const unwritable = /[\0-\x08\x0B-\x1F\x7F-\x9F\uFFFD]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
