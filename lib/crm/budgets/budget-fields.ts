import type { BudgetLine } from "./lay-out-budget";

/** Where a figure of the form belongs: a seller's line in a group (0: in none), or a group's own line. */
export interface LineOfFields {
  /** What the names of its fields begin with: «s12.5», «g5». */
  line: string;
  kind: "seller" | "group";
  id: number;
}

/** What the names of a line's fields begin with; null for lines that have none. */
export function fieldsLine(line: BudgetLine): string | null {
  if (line.kind === "seller") return `s${line.seller.id}.${line.key.endsWith("none") ? 0 : line.key.split(" ").at(-1)}`;
  return line.kind === "own" ? groupLine(line.group.id) : null;
}

/** What the names of the fields of a group's own figure begin with. */
export const groupLine = (group: number): string => `g${group}`;

/** The field of a month (0 to 11), and of the year. */
export const monthField = (line: string, month: number): string => `${line}-${String(month + 1).padStart(2, "0")}`;
export const yearField = (line: string): string => `${line}-y`;

/** The hidden field that holds what the person saw in the months of a line. */
export const seenField = (line: string): string => `seen-${line}`;

/** The hidden field that holds what the months of a line made when the page was made: the year's field then said so too. */
export const madeField = (line: string): string => `made-${line}`;

const written = /^(?:s([1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})|g([1-9]\d{0,9}))$/;

/** Reads what the names of a line's fields begin with; null when it is no line. */
export function readLine(line: string): LineOfFields | null {
  const [, seller, group] = written.exec(line) ?? [];
  const id = Number(seller ?? group);
  return id >= 1 && id <= 2_147_483_647 ? { line, kind: seller === undefined ? "group" : "seller", id } : null;
}

/** Reads a field's name: its line, and its month (0 to 11) or the year. */
export function readField(name: string): { line: string; month: number | "year" } | null {
  const [, line = "", which = ""] = /^([sg][\d.]+)-(0[1-9]|1[0-2]|y)$/.exec(name) ?? [];
  return readLine(line) ? { line, month: which === "y" ? "year" : Number(which) - 1 } : null;
}

/** Months as the hidden field writes them: twelve, with commas between, nothing for an empty cell. */
export const writeSeen = (amounts: readonly (number | null)[]): string => amounts.map((amount) => amount ?? "").join(",");

export const readSeen = (written: string): (number | null)[] =>
  written
    .split(",")
    .slice(0, 12)
    .map((amount) => (/^\d{1,11}$/.test(amount) ? Number(amount) : null));
