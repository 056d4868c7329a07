/** The whole, in basis points. */
export const wholeShare = 10_000;

/**
 * Sellers' shares in basis points, out of what was typed: those left empty share the rest alike, the first ones a basis
 * point more where it doesn't divide. Null when that does not make the whole, or leaves somebody nothing.
 */
export function dealShares(typed: readonly (number | null)[]): number[] | null {
  const rest = wholeShare - sumOf(typed);
  const open = typed.filter((share) => share === null).length;
  if (open === 0) return rest === 0 && typed.length > 0 ? typed.map((share) => share ?? 0) : null;
  if (rest < open) return null;
  let given = 0;
  return typed.map((share) => share ?? Math.floor(rest / open) + (given++ < rest % open ? 1 : 0));
}

/** A share as it is typed: per cent with up to two decimals («33,33 %»), as basis points; null for an empty one. */
export function readShare(typed: string): number | null | "unreadable" {
  const text = typed.replace(/[\s\u00A0%]+/gu, "").replace(",", ".");
  if (text === "") return null;
  if (!/^\d{1,3}(\.\d{1,2})?$/u.test(text)) return "unreadable";
  const share = Math.round(Number(text) * 100);
  return share >= 1 && share <= wholeShare ? share : "unreadable";
}

/** What was typed, together. */
export const sumOf = (typed: readonly (number | null)[]): number => typed.reduce<number>((sum, share) => sum + (share ?? 0), 0);
