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
  if (standard === "SN2007") return code === above || codeAndAbove(code).includes(above);
  return digits(code).startsWith(digits(above));
}

const digits = (code: string): string => code.replaceAll(".", "");
