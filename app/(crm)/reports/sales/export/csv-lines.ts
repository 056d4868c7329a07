import type { Sheet, SheetCell, SheetRow } from "@/lib/files/sheet";

/** Tables under one another. Where names stand under names, how deep is a column of its own: blanks would be part of the name. */
export function csvLines({ title, about, level }: { title: string; about: string; level: string }, sheets: Sheet[]): SheetCell[][] {
  return [[{ text: title }], [{ text: about }], ...sheets.flatMap((sheet) => [[], ...tableLines(sheet, level)])];
}

function tableLines({ above: [heading = ""], columns: [first = "", ...columns], rows, below }: Sheet, level: string): SheetCell[][] {
  const hasLevels = rows.some((row) => depthOf(row) > 0);
  const named = (name: SheetCell, depth: SheetCell, cells: SheetCell[]): SheetCell[] => [name, ...(hasLevels ? [depth] : []), ...cells];
  const head = named(
    { text: first },
    { text: level },
    columns.map((text) => ({ text })),
  );
  const body = rows.map((row) => named(row.cells[0] ?? null, { units: BigInt(depthOf(row) + 1), decimals: 0, format: "0" }, row.cells.slice(1)));
  return [[{ text: heading }], ...(rows.length > 0 ? [head, ...body] : []), ...below.map((text) => [{ text }])];
}

function depthOf({ cells: [name] }: SheetRow): number {
  return name && "text" in name ? (name.indent ?? 0) : 0;
}
