import writeExcelFile, { type Cell } from "write-excel-file/node";

import { digitsOf, isTooLong, type Sheet, type SheetCell } from "./sheet";
import { escaped, escapeOf } from "./xlsx-text";

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
  if (isTooLong(digits)) return { ...textCell(digitsOf(number, ",")), ...look, align: "right" };
  return { value: Number(digits), type: Number, format: cell.format, ...look };
}

const textCell = (text: string) => ({ value: kept(text), type: String });

/**
 * The library looks texts up in a plain object, so that one named as a member of every object («constructor») would get
 * lost: its first letter is escaped.
 */
function kept(text: string): string {
  const safe = escaped(text);
  return safe in {} ? escapeOf(safe, 0) + safe.slice(1) : safe;
}
