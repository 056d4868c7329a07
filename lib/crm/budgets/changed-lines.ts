import { madeField, readField, readLine, readSeen, seenField, yearField } from "./budget-fields";
import { readKroner, sumOf } from "./typed-kroner";

type Fields = Record<string, string | string[]>;

/** A line of the form in which somebody changed something, as the command takes it. */
export interface ChangedLine {
  line: string;
  id: number;
  /** The months (1 to 12) that hold something else than was seen, as typed. */
  months: { month: number; typed: string; seen: number | null; keep: "mine" | "theirs" | null }[];
  /** What stands in the year's field, where it is neither what the months make now nor what they made: not dealt out. */
  year: string | null;
}

/** What a sent form of the budget asks for: the changed cells alone, so that nobody else's change is touched. */
export function changedLines(fields: Fields, keep: Record<string, string>): { sellers: ChangedLine[]; groups: ChangedLine[] } {
  const changed: Record<"seller" | "group", ChangedLine[]> = { seller: [], group: [] };
  for (const [line, months] of linesIn(fields)) {
    const about = readLine(line);
    if (!about) continue;
    const seen = readSeen(text(fields[seenField(line)]));
    const now = [...months].map(([month, typed]) => ({ month, typed, kroner: readKroner(typed), seen: seen[month] ?? null }));
    const year = text(fields[yearField(line)]);
    const sums = [sumOf(now.map(({ kroner }) => kroner)), readYear(text(fields[madeField(line)]))];
    const dealtOut = !(yearField(line) in fields) || sums.includes(readYear(year));
    const different = now.filter(({ kroner, seen: before }) => kroner !== before);
    if (different.length === 0 && dealtOut) continue;
    changed[about.kind].push({
      line,
      id: about.id,
      months: different.map(({ month, typed, seen: before }) => ({
        month: month + 1,
        typed,
        seen: before,
        keep: keepOf(keep[`${line}-${String(month + 1).padStart(2, "0")}`]),
      })),
      year: dealtOut ? null : year,
    });
  }
  return { sellers: changed.seller, groups: changed.group };
}

/** The months that a form has fields for, by line, with what stands in them. */
export function linesIn(fields: Fields): Map<string, Map<number, string>> {
  const lines = new Map<string, Map<number, string>>();
  for (const [name, typed] of Object.entries(fields)) {
    const field = readField(name);
    if (!field || field.month === "year") continue;
    const months = lines.get(field.line) ?? new Map<number, string>();
    lines.set(field.line, months.set(field.month, text(typed)));
  }
  return lines;
}

export const text = (sent: string | string[] | undefined): string => (typeof sent === "string" ? sent : (sent?.[0] ?? ""));

const keepOf = (choice: string | undefined): "mine" | "theirs" | null => (choice === "mine" || choice === "theirs" ? choice : null);

/** An empty year is nought: that is what empty months make. */
const readYear = (typed: string): number => {
  const kroner = readKroner(typed);
  return kroner === "unreadable" ? -1 : (kroner ?? 0);
};
