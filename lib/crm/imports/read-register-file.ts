import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { CsvError, parse } from "csv-parse";

import { asWritten } from "../../files/csv";
import { refuse } from "../../refusal";
import { placesOfOwn } from "./own-file";
import type { RefusedRow } from "./refused-row";
import { type RawRow, registerColumns, requiredColumns, type RowColumn } from "./register-columns";

export interface NumberedRow {
  /** The row's number as a spreadsheet shows it: the heads are row 1. */
  row: number;
  values: RawRow;
}

export interface RegisterFile {
  rows: NumberedRow[];
  /** Rows that have too few or too many columns. */
  refused: RefusedRow[];
}

/** What one import takes. The whole register (over a million rows) comes in parts. */
export const registerFileBounds = { bytes: 100 * 1024 * 1024, rows: 100_000 };

/** No row of the register comes near: whoever does has a quotation mark that never ends. */
const longestRow = 64 * 1024;

/**
 * Reads a file of the register as it comes, or the app's own file of customers, keeping only the columns that count.
 * UTF-8, with or without a byte order mark; comma or semicolon. A row with too few or too many columns is
 * refused by itself; a file that is no such file, or too large a one, is refused as a whole.
 * @throws Refusal with a sentence of `imports.errors`
 */
export async function readRegisterFile(source: Readable, bounds = registerFileBounds): Promise<RegisterFile> {
  const file: RegisterFile = { rows: [], refused: [] };
  let heads: Heads | null = null;
  let row = 0;
  const take = (cells: string[]): void => {
    row += 1;
    if (!heads) heads = headsOf(cells);
    else if (cells.length > 1 || cells[0] !== "") keep(file, heads, cells, row, bounds.rows);
  };
  try {
    const { chunks, delimiter } = await separated(bounded(source, bounds.bytes));
    const parser = parse({ bom: true, delimiter, relax_column_count: true, max_record_size: longestRow });
    await pipeline(chunks, parser, async (records: AsyncIterable<string[]>) => {
      for await (const cells of records) take(cells);
    });
  } catch (error) {
    // The parser is ahead of us: only it knows at which row it gave up.
    throw error instanceof CsvError ? refuse("imports.errors.notCsv", { row: Number(error.records ?? row) + 1 }) : error;
  }
  if (row === 0) throw refuse("imports.errors.empty");
  return file;
}

interface Heads {
  count: number;
  places: [RowColumn, number][];
  /** Whether it is the app's own file. */
  own: boolean;
}

function headsOf(cells: string[]): Heads {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const own = placesOfOwn(names);
  const places = own ?? registerColumns.map((column): [RowColumn, number] => [column, names.indexOf(column.toLowerCase())]).filter(([, place]) => place >= 0);
  const missing = requiredColumns.filter((column) => !places.some(([found]) => found === column));
  if (missing.length > 0) throw refuse("imports.errors.missingColumns", { columns: missing.join(", ") });
  return { count: cells.length, places, own: own !== null };
}

function keep(file: RegisterFile, heads: Heads, cells: string[], row: number, most: number): void {
  if (file.rows.length + file.refused.length >= most) throw refuse("imports.errors.tooManyRows", { most });
  const values: RawRow = {};
  for (const [column, place] of heads.places) values[column] = heads.own ? asWritten(cells[place] ?? "") : (cells[place] ?? "");
  if (cells.length === heads.count) {
    file.rows.push({ row, values });
  } else {
    const message = { key: "imports.refused.columns", values: { found: cells.length, expected: heads.count } };
    file.refused.push({ row, what: values.navn || values.organisasjonsnummer || "", column: null, message });
  }
}

async function* bounded(source: AsyncIterable<Buffer | string>, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  const text = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of source) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > most) throw refuse("imports.errors.tooLarge", { megabytes: Math.floor(most / 1024 / 1024) });
    refuseOtherThanUtf8(() => text.decode(buffer, { stream: true }));
    yield buffer;
  }
  refuseOtherThanUtf8(() => text.decode());
}

/** Letters of another encoding would come in as others than they are. */
function refuseOtherThanUtf8(decode: () => string): void {
  try {
    decode();
  } catch (error) {
    if (error instanceof TypeError) throw refuse("imports.errors.notUtf8");
    throw error;
  }
}

/** Reads the row of heads to see what parts its columns, and gives the whole file on. */
async function separated(chunks: AsyncGenerator<Buffer>): Promise<{ chunks: AsyncIterable<Buffer>; delimiter: "," | ";" }> {
  let start = Buffer.alloc(0);
  while (!start.includes("\n") && start.length < longestRow) {
    const next = await chunks.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  const heads = start.toString("utf8").split("\n", 1)[0] ?? "";
  const whole = async function* () {
    yield start;
    yield* chunks;
  };
  return { chunks: whole(), delimiter: heads.split(";").length > heads.split(",").length ? ";" : "," };
}
