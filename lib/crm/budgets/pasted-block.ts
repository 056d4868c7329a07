import { readKroner } from "./typed-kroner";

/** A row of the grid that takes figures: whose it is, and for each month the name of its field, null where there is none. */
export interface PasteRow {
  /** What the names of its fields begin with. */
  line: string;
  label: string;
  fields: readonly (string | null)[];
}

export type Placed = { values: Record<string, string> } | { problem: "empty" | "tooWide" | "tooTall" | "noField" | "unknownName"; what: string };

/** Cells as a spreadsheet copies them: rows by line breaks, columns by tabs. Empty rows at the end are none. */
export function readBlock(text: string): string[][] {
  const rows = text.split(/\r\n|\r|\n/u).map((line) => line.split("\t").map((cell) => cell.trim()));
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === "")) rows.pop();
  return rows;
}

/**
 * Where each cell of a block goes, from a row and a month on, to the right and down. A row of heads over it is left out,
 * and so is a column with the year after December. A first column of names says itself which rows they are. A figure
 * that has no field to go to refuses the whole: nothing is dropped unsaid.
 */
export function placeBlock(text: string, rows: readonly PasteRow[], start: { row: number; month: number }): Placed {
  const block = withoutHeads(readBlock(text));
  if (block.length === 0) return { problem: "empty", what: "" };
  const named = block.every(([first = "", ...more]) => more.length > 0 && isWord(first));
  const values: Record<string, string> = {};
  for (const [down, cells] of block.entries()) {
    const [name = ""] = cells;
    const row = named ? rows.find(({ label }) => sameName(label, name)) : rows[start.row + down];
    if (!row) return named ? { problem: "unknownName", what: name.slice(0, 100) } : { problem: "tooTall", what: String(block.length) };
    for (const [right, cell] of cells.slice(named ? 1 : 0).entries()) {
      const month = start.month + right;
      // After December a spreadsheet has the year.
      if (month === 12 && right === 12) continue;
      if (month >= 12 && cell !== "") return { problem: "tooWide", what: String(cells.length - (named ? 1 : 0)) };
      const field = row.fields[month];
      if (field) values[field] = cell;
      else if (month < 12 && readKroner(cell) !== null && readKroner(cell) !== 0) return { problem: "noField", what: row.label };
    }
  }
  return { values };
}

/** Words over the months, with figures under them. */
function withoutHeads(rows: string[][]): string[][] {
  const [first = [], second = []] = rows;
  const areHeads = first.some(isWord) && first.every((cell) => cell === "" || isWord(cell)) && second.some((cell) => typeof readKroner(cell) === "number");
  return areHeads ? rows.slice(1) : rows;
}

const isWord = (cell: string): boolean => /\p{L}/u.test(cell) && readKroner(cell) === "unreadable";

const sameName = (one: string, other: string): boolean => one.normalize("NFKC").toLocaleLowerCase("nb") === other.normalize("NFKC").toLocaleLowerCase("nb");
