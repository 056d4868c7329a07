/**
 * The lines of an axis from nothing to a highest value: at most four above nothing, a round number apart. Kroner;
 * `thousands` when the labels are better read so. What is drawn needs no øre.
 */
export function chartScale(highest: number): { lines: number[]; thousands: boolean } {
  const [least] = [Math.max(highest, 1) / 4];
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, [1, 2, 2.5, 4, 5, 10].map((each) => each * power).find((each) => each >= least && Number.isInteger(each)) ?? 10 * power);
  const lines = Array.from({ length: Math.floor(highest / step) + 1 }, (_, n) => n * step);
  return { lines, thousands: step >= 1_000 };
}
