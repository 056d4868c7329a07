import { fieldsLine, monthField } from "./budget-fields";
import type { BudgetLine } from "./lay-out-budget";
import type { PasteRow } from "./pasted-block";

/** The lines of the grid that take figures, in its order; a group's own figure has one where it is shown. */
export function pasteRows(lines: readonly BudgetLine[], shown: (group: number) => boolean): PasteRow[] {
  return lines.flatMap((line) => {
    const name = fieldsLine(line);
    if (name === null) return [];
    if (line.kind === "seller")
      return line.cells.includes("field")
        ? [{ line: name, label: line.seller.name, fields: line.cells.map((cell, month) => (cell === "field" ? monthField(name, month) : null)) }]
        : [];
    if (line.kind !== "own" || !shown(line.group.id)) return [];
    return [{ line: name, label: line.group.name, fields: Array.from({ length: 12 }, (_, month) => monthField(name, month)) }];
  });
}
