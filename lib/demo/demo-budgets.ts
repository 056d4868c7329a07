import type { DemoDays } from "./demo-days";

/** This year's budgets of the demo firm's sellers, January to December, thousands of kroner. */
export const demoBudgets: Record<string, number[]> = {
  "Line Lund": [135, 145, 170, 150, 160, 175, 70, 135, 185, 190, 190, 210],
  "Peder Ås": [155, 165, 195, 175, 185, 205, 85, 155, 215, 220, 220, 240],
  "Hans Tastad": [130, 135, 160, 145, 150, 165, 70, 130, 175, 180, 180, 195],
  "Ole Vold": [115, 120, 140, 130, 135, 150, 60, 115, 155, 160, 160, 175],
  "Marte Kirkerud": [145, 155, 180, 160, 170, 185, 75, 145, 195, 205, 205, 220],
  "Lars Holm": [100, 110, 125, 115, 120, 130, 55, 100, 140, 145, 145, 155],
  "Ola Nordmann": [50, 55, 65, 55, 60, 65, 25, 50, 70, 70, 70, 80],
};

/** A seller's budget for a month of this year or, a little lower, last year; whole kroner. */
export function demoBudget(seller: string, month: string, { year }: DemoDays): number {
  const thousands = demoBudgets[seller]?.[Number(month.slice(5, 7)) - 1] ?? 0;
  return Number(month.slice(0, 4)) === year ? thousands * 1_000 : Math.round((thousands * 0.92) / 5) * 5_000;
}

/** The cells of the sellers' budgets for one year, as the command that sets budgets takes them. */
export const budgetCells = (sellers: ReadonlyMap<string, number>, year: number, days: DemoDays): { id: number; month: string; amount: number }[] =>
  Object.keys(demoBudgets).flatMap((seller) =>
    Array.from({ length: 12 }, (_, n) => {
      const month = `${year}-${String(n + 1).padStart(2, "0")}`;
      return { id: sellers.get(seller) ?? 0, month, amount: demoBudget(seller, month, days) };
    }),
  );
