/** The most a cell of the budget holds: 10 billion kroner. */
export const mostKroner = 10_000_000_000;

/** What stands in a field of the budget: whole kroner, null where it is empty, «unreadable» where it is anything else. */
export type Kroner = number | null | "unreadable";

const blanks = /[\s\u00A0\u202F\u2009]+/gu;
const grouped = /^\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*$/u;

/**
 * Reads kroner as people type them and spreadsheets copy them: «1 234 567,00», «1.234», «kr 50 000,-». A line alone is
 * how a spreadsheet shows nought. Parts of a krone other than none are not read: budgets are whole kroner.
 */
export function readKroner(typed: string): Kroner {
  if (typed.length > 60) return "unreadable";
  const bare = typed
    .replace(blanks, "")
    .replace(/^kr\.?|kr\.?$/giu, "")
    .replace(/,[-–]$/u, "");
  if (bare === "") return typed.trim() === "" ? null : "unreadable";
  if (/^[-–−]$/u.test(bare)) return 0;
  const whole = bare.replace(/[.,]0{1,2}$/u, "");
  const digits = grouped.test(whole) ? whole.replace(/\D/gu, "") : whole;
  if (!/^\d{1,15}$/.test(digits)) return "unreadable";
  const kroner = Number(digits);
  return kroner <= mostKroner ? kroner : "unreadable";
}

/** The sum of what can be read; what can't counts as nothing. */
export const sumOf = (cells: readonly Kroner[]): number => cells.reduce<number>((sum, cell) => sum + (typeof cell === "number" ? cell : 0), 0);
