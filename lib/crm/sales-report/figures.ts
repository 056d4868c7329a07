import type { Fact } from "./read-facts";
import { type ReportPeriod, stepOf } from "./report-period";

/** Sums of facts, in øre. */
export interface Figures {
  /** Of all months the period touches; null where no seller has a budget. */
  budget: bigint | null;
  /** Of those months that have begun. */
  budgetSoFar: bigint | null;
  /** Won so far. */
  actual: bigint;
  /** Won in the same days last year. */
  before: bigint;
  /** Open, expected in the rest of the period: as it is, and times its probability. */
  open: bigint;
  weighted: bigint;
  /** Open though it was expected before today; in no forecast. */
  overdue: bigint;
}

export const noFigures = (): Figures => ({ budget: null, budgetSoFar: null, actual: 0n, before: 0n, open: 0n, weighted: 0n, overdue: 0n });

/** Adds a fact to the figures it belongs to. */
export function addFact(figures: Figures, { kind, month, amount, weighted }: Fact, period: ReportPeriod): void {
  switch (kind) {
    case "budget":
      figures.budget = (figures.budget ?? 0n) + amount;
      if (month <= period.through.slice(0, 7)) figures.budgetSoFar = (figures.budgetSoFar ?? 0n) + amount;
      return;
    case "won":
      figures.actual += amount;
      return;
    case "before":
      figures.before += amount;
      return;
    case "open":
      figures.open += amount;
      figures.weighted += weighted;
      return;
    case "overdue":
      figures.overdue += amount;
  }
}

/** The figures of each step of the period (month or year), in order. What is overdue belongs to none. */
export function figuresBySteps(facts: readonly Fact[], period: ReportPeriod): { step: string; figures: Figures }[] {
  const steps = new Map(period.steps.map((step) => [step, noFigures()]));
  for (const fact of facts) {
    const figures = fact.kind === "overdue" ? undefined : steps.get(stepOf(period, fact.month));
    if (figures) addFact(figures, fact, period);
  }
  return [...steps].map(([step, figures]) => ({ step, figures }));
}

/** «Prognose»: won plus open times probability. */
export const forecastOf = ({ actual, weighted }: Figures): bigint => actual + weighted;

/** «Gjenstår»: what is left to the budget; nothing once it is reached, null without a budget. */
export const remainingOf = ({ budget, actual }: Figures): bigint | null => (budget === null ? null : budget > actual ? budget - actual : 0n);

/** «Avvik»; null without a budget. */
export const varianceOf = (actual: bigint, budget: bigint | null): bigint | null => (budget === null ? null : actual - budget);

/** A part of a whole in per cent, rounded half up (half away from zero below it); null where the whole is nothing. */
export function percentOf(part: bigint, whole: bigint | null): bigint | null {
  if (whole === null || whole <= 0n) return null;
  return (200n * part + (part < 0n ? -whole : whole)) / (2n * whole);
}
