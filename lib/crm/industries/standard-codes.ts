import { readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "csv-parse/sync";

/** One code of SN2007. */
export interface StandardCode {
  code: string;
  /** The code above it; null for sections. */
  parent: string | null;
  /** 1 section («F»), 2 division («41»), 3 group («41.2»), 4 class («41.20»), 5 subclass («41.200»). */
  level: 1 | 2 | 3 | 4 | 5;
  name: string;
}

/**
 * The Norwegian Standard Industrial Classification SN2007, its 1,811 codes by code.
 * Source: Statistics Norway, Klass; kept in data/sn2007.csv.
 */
export function standardCodes(): ReadonlyMap<string, StandardCode> {
  kept ??= new Map(readLines().map((line) => [line.code, line]));
  return kept;
}

/** A code of SN2007 and those above it, nearest first; empty for a code that is not of SN2007. */
export function codeAndAbove(code: string): string[] {
  const found = standardCodes().get(code);
  if (!found) return [];
  return found.parent === null ? [found.code] : [found.code, ...codeAndAbove(found.parent)];
}

function readLines(): StandardCode[] {
  const lines: Line[] = parse(readFileSync(path.join(process.cwd(), "data", "sn2007.csv")), { columns: true });
  return lines.map(({ kode, overordnet, niva, navn }) => ({
    code: kode,
    parent: overordnet || null,
    level: Number(niva) as StandardCode["level"],
    name: navn,
  }));
}

let kept: ReadonlyMap<string, StandardCode> | undefined;

interface Line {
  kode: string;
  overordnet: string;
  niva: string;
  navn: string;
}
