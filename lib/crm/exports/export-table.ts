import type { SheetCell } from "../../files/sheet";
import type { Texts } from "../../i18n/texts";

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

export const yesOrNo = (t: Texts, yes: boolean): SheetCell => ({ text: t(yes ? "exports.yes" : "exports.no") });

/** The pieces of a table whose records are read in the order of their ids, so many at a time, each one or several rows. */
export const byId = <Read extends { id: number }>(
  heads: string[],
  read: (after: number, most: number) => Promise<Read[]>,
  rowsOf: (record: Read) => SheetCell[][],
): ExportTable["pieces"] =>
  async function* () {
    yield [heads.map(textCell)];
    let after = 0;
    for (;;) {
      const records = await read(after, recordsAtOnce);
      if (records.length > 0) yield records.flatMap(rowsOf);
      if (records.length < recordsAtOnce) return;
      after = records.at(-1)?.id ?? after;
    }
  };

/** A table of a list that is short enough to be read at once. */
export const whole = (heads: string[], rows: SheetCell[][]): ExportTable => ({
  rows: rows.length,
  pieces: async function* () {
    yield await Promise.resolve([heads.map(textCell), ...rows]);
  },
});
