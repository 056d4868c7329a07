import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/texts";

import { chartScale } from "./chart-scale";

export interface ChartBar {
  name: string;
  /** Its name where there is little room. */
  narrow: string;
  /** Øre. */
  budget: bigint | null;
  actual: bigint;
}

interface Props {
  locale: Locale;
  bars: ChartBar[];
  /** What it shows, in one sentence: the figures themselves stand in a table. */
  sentence: string;
}

const [top, height, labels] = [8, 208, 24];

/**
 * «Faktisk» as a filled bar, «Budsjett» as an outline round it; where more was won, a line in the page's colour marks
 * the budget across the bar. Across it is measured in per cent, upwards in px, so that its text keeps its size.
 */
export function SalesChart({ locale, bars: given, sentence }: Props) {
  const bars = given.map((bar) => ({ ...bar, budget: bar.budget === null ? 0 : kroner(bar.budget), actual: kroner(bar.actual) }));
  const highest = highestOf(given);
  const { lines, thousands } = chartScale(highest);
  const y = (value: number): number => Math.round((top + height - (value / highest) * height) * 10) / 10;
  const slot = 100 / bars.length;
  const per = (value: number): string => `${Math.round(value * 1000) / 1000}%`;
  return (
    <div role="img" aria-label={sentence} className="flex text-xs">
      <svg width="44" height={top + height + labels} aria-hidden="true" className="flex-none overflow-visible">
        {lines.map((line) => (
          <text key={line} x="36" y={y(line) + 4} textAnchor="end" className="fill-muted forced-colors:fill-[CanvasText]">
            {formatNumber(thousands ? line / 1_000 : line, locale)}
          </text>
        ))}
      </svg>
      <svg height={top + height + labels} aria-hidden="true" className="block w-full min-w-0 overflow-visible">
        {lines.slice(1).map((line) => (
          <line key={line} x1="0" x2="100%" y1={y(line)} y2={y(line)} className="stroke-chart-grid" />
        ))}
        {bars.map(({ name, narrow, budget, actual }, n) => (
          <g key={n}>
            {actual > 0 && (
              <rect
                x={per((n + 0.3) * slot)}
                width={per(0.4 * slot)}
                y={y(actual)}
                height={y(0) - y(actual)}
                className="fill-chart-actual forced-colors:fill-[CanvasText]"
              />
            )}
            {budget > 0 && (
              <rect
                x={per((n + 0.19) * slot)}
                width={per(0.62 * slot)}
                y={y(budget)}
                height={y(0) - y(budget)}
                strokeWidth="1.5"
                className="fill-none stroke-chart-budget forced-colors:stroke-[CanvasText]"
              />
            )}
            {budget > 0 && actual > budget && (
              <line
                x1={per((n + 0.3) * slot)}
                x2={per((n + 0.7) * slot)}
                y1={y(budget)}
                y2={y(budget)}
                strokeWidth="1.5"
                className="stroke-canvas forced-colors:stroke-[Canvas]"
              />
            )}
            <text x={per((n + 0.5) * slot)} y={top + height + 18} textAnchor="middle" className="fill-muted max-sm:hidden forced-colors:fill-[CanvasText]">
              {bars.length > 14 ? narrow : name}
            </text>
            <text x={per((n + 0.5) * slot)} y={top + height + 18} textAnchor="middle" className="fill-muted sm:hidden forced-colors:fill-[CanvasText]">
              {narrow}
            </text>
          </g>
        ))}
        <line x1="0" x2="100%" y1={y(0)} y2={y(0)} strokeWidth="1.5" className="stroke-rule forced-colors:stroke-[CanvasText]" />
      </svg>
    </div>
  );
}

/** The highest bar, in kroner; 1 where there is none. */
export const highestOf = (bars: ChartBar[]): number =>
  Math.max(1, ...bars.flatMap(({ budget, actual }) => [budget === null ? 0 : kroner(budget), kroner(actual)]));

/** For drawing only. */
const kroner = (ore: bigint): number => Number(ore / 100n);
