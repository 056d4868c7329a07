import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes a bench's table to docs/`name` and to the screen. */
export function writeTable(name: string, lines: string[]): void {
  const table = [...lines, ""].join("\n");
  const file = path.resolve("docs", name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, table);
  process.stdout.write(table);
}

/** The middle one of some figures, the upper of two; NaN of none. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The figure below which such a part (0 to 1) of some figures lies; NaN of none. */
export function percentile(values: number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(Math.floor(values.length * part), values.length - 1)] ?? Number.NaN;
}

/** An address of the same server and role, for another's database. */
export function withDatabase(url: string, other: string): string {
  const changed = new URL(url);
  changed.pathname = new URL(other).pathname;
  return changed.href;
}
