import { codeAndAbove } from "./standard-codes";

/** What codes are sorted by: each section («F») before the divisions in it («41», «42»). */
export function codeOrder(code: string): string {
  const section = codeAndAbove(code).at(-1) ?? "";
  return section === code ? code : `${section}${code}`;
}

/**
 * Whether a code is another one or lies under it. SN2007 says so by its table, sections included; of other standards
 * just the digits tell («41.2» lies under «41»).
 */
export function liesUnder(code: string, above: string, standard: string): boolean {
  return keysAbove(code, standard).includes(codeKey(above, standard));
}

/** What tells a code among those that {@link keysAbove} gives. */
export const codeKey = (code: string, standard: string): string => (standard === "SN2007" ? code : digits(code));

/** The keys of a code and of every one that it lies under, whether there are such codes or not. */
export function keysAbove(code: string, standard: string): string[] {
  if (standard === "SN2007") return [...new Set([code, ...codeAndAbove(code)])];
  const whole = digits(code);
  return Array.from(whole, (_, n) => whole.slice(0, n + 1));
}

const digits = (code: string): string => code.replaceAll(".", "");
