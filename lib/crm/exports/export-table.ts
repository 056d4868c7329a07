import type { SheetCell } from "../../files/sheet";

/** A table that is taken out of the app. Its rows are read while they are written, some hundreds at a time. */
export interface ExportTable {
  /** How many rows there are. */
  rows: number;
  /** The heads, alone, and then the rows. What is deleted meanwhile is left out. */
  pieces: () => AsyncIterable<SheetCell[][]>;
}

/** How many records are read at once: some hundred kilobytes. */
export const recordsAtOnce = 1_000;

/** Names in one cell, «Partner, Leverandør»: one that holds a comma or a quotation mark stands in such marks, as in a CSV file. */
export const namesCell = (names: string[]): SheetCell => ({
  text: names.map((name) => (/[,"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(", "),
});

export const textCell = (text: string | null): SheetCell => ({ text: text ?? "" });

export const wholeCell = (whole: number | null): SheetCell => (whole === null ? null : { units: BigInt(whole), decimals: 0, format: "0" });
