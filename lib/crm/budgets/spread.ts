/**
 * Deals whole kroner out over months by weights, exactly: each month gets its part rounded down, and what is left goes
 * a krone each to the months with the largest remainders, of equal ones to the last. Equal weights give what «Fordel
 * likt» promises: the rest of the division is one krone more in each of the last months.
 * @param weights none negative, their sum above nought
 */
export function spread(kroner: number, weights: readonly bigint[]): number[] {
  const whole = BigInt(kroner);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum <= 0n) throw new Error("nothing to spread by");
  const parts = weights.map((weight, place) => ({ place, kroner: (whole * weight) / sum, rest: (whole * weight) % sum }));
  const left = Number(whole - parts.reduce((total, part) => total + part.kroner, 0n));
  const first = [...parts].sort((a, b) => (a.rest === b.rest ? b.place - a.place : a.rest > b.rest ? -1 : 1)).slice(0, left);
  const more = new Set(first.map(({ place }) => place));
  return parts.map((part) => Number(part.kroner) + (more.has(part.place) ? 1 : 0));
}

/** The same over months alike. */
export const spreadEvenly = (kroner: number, months: number): number[] => spread(kroner, Array<bigint>(months).fill(1n));
