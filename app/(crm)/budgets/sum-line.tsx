import type { Figures } from "@/lib/crm/budgets/budget-totals";
import type { BudgetLine } from "@/lib/crm/budgets/lay-out-budget";
import { formatNumber } from "@/lib/i18n/format";
import type { BudgetWords } from "./budget-words";

interface Props {
  line: BudgetLine;
  name: string;
  figures: Figures;
  words: BudgetWords;
  /** The last line of all has the double line of a grand total. */
  last: boolean;
  /** The button that opens a group's own figure; not there at all where the budget is just read. */
  addOwn?: { value: string; label: string; name: string; open: () => void } | null;
}

/** A line of figures to read: a sum, and in a budget that isn't edited everything. */
export function SumLine({ line, name, figures, words, last, addOwn }: Props) {
  const kind = line.kind !== "sum" ? "" : line.of === "all" || line.of === "everybody" ? `budget-all ${last ? "budget-total" : ""}` : "budget-sum";
  return (
    <tr className={kind || undefined} data-depth={Math.min(line.depth, 6)}>
      <th scope="row">
        <span>
          {name} {line.kind === "seller" && <Elsewhere groups={line.elsewhere} />}
        </span>
      </th>
      {figures.months.map((figure, month) => (
        <td key={month} className={line.kind === "seller" && line.cells[month] === "elsewhere" ? "text-muted" : undefined}>
          {line.kind === "seller" && line.cells[month] === "none" ? "–" : shown(figure, words)}
        </td>
      ))}
      <td className="font-semibold">{shown(figures.year, words)}</td>
      {addOwn !== undefined && (
        <td className="print:hidden">
          {addOwn && (
            <span className="budget-actions">
              <button
                type="submit"
                name="fill"
                value={addOwn.value}
                aria-label={addOwn.name}
                onClick={(press) => {
                  press.preventDefault();
                  addOwn.open();
                }}
              >
                {addOwn.label}
              </button>
            </span>
          )}
        </td>
      )}
    </tr>
  );
}

/** The groups in which a seller's other months have their fields. */
export function Elsewhere({ groups }: { groups: string[] }) {
  return groups.length > 0 ? <span className="font-normal text-muted">({groups.join(", ")})</span> : null;
}

/** A figure of the grid; an empty one is nothing. */
export const shown = (figure: number | null, { locale }: BudgetWords): string => (figure === null ? "" : formatNumber(figure, locale));
