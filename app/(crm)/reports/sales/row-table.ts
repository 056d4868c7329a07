import type { ReportTable, ReportTableRow } from "@/components/sales-report/report-table-types";
import type { ReportRow } from "@/lib/crm/sales-report/report-rows";
import type { ReportScope } from "@/lib/crm/sales-report/report-scope";
import type { SalesReport } from "@/lib/crm/sales-report/sales-report";

import { throughMonth } from "./report-texts";
import { budgetCells, budgetColumns, type TableParts } from "./report-table-data";

/** «Per gruppe og selger»: the tree of «Salg» groups, with the budget of the months that have begun. */
export function rowTable(parts: TableParts, { rows, total, names }: Pick<SalesReport, "rows" | "total" | "names">): ReportTable {
  const { t, period, scope, narrowed } = parts;
  const month = throughMonth(t, period);
  const hasOwn = rows.some((row) => row.kind === "group" && row.unallocated !== null);
  const begun = period.from <= period.through;
  const cells = (name: string, { figures }: Pick<ReportRow, "figures">, behind: ReportScope, seller?: number): ReportTableRow["cells"] =>
    budgetCells(parts, name, { ...figures, budget: begun ? figures.budgetSoFar : figures.budget, begun }, { scope: behind, seller });
  const tableRow = (row: ReportRow): ReportTableRow => {
    const own: ReportTableRow["cells"] = hasOwn ? [{ kind: "money", ore: row.kind === "group" ? row.unallocated : null }] : [];
    if (row.kind === "seller") {
      const name = names.get(row.id) ?? "";
      const of: ReportScope = { kind: "seller", id: row.id };
      const within: ReportScope = row.group === null ? { kind: "no group" } : { kind: "group", id: row.group };
      return {
        ...{ key: `${row.group} ${row.id}`, name, depth: row.depth, look: "plain", noted: row.inSeveral, href: narrowed(of) },
        cells: [...cells(name, row, within, row.id), ...own],
      };
    }
    const of: ReportScope = row.kind === "group" ? { kind: "group", id: row.id } : { kind: "no group" };
    const name = row.kind === "group" ? row.name : t("salesReport.noGroup");
    // Of a seller's own report the groups are just where it was sold, in whole.
    const seller = scope.kind === "seller" ? scope.id : undefined;
    return {
      ...{ key: row.kind === "group" ? `group ${row.id}` : "none", name, depth: row.depth, look: "group" },
      ...(scope.kind !== "seller" && { href: narrowed(of) }),
      cells: [...cells(name, row, of, seller), ...own],
    };
  };
  const all = t("salesReport.rows.all");
  return {
    id: "rows",
    heading: month === null ? t("salesReport.rows.heading") : t("salesReport.rows.headingThrough", { month }),
    first: t("salesReport.rows.head"),
    columns: [...budgetColumns(t), ...(hasOwn ? [t("salesReport.columns.unallocated")] : [])],
    rows: rows.map(tableRow),
    total: {
      ...{ key: "total", name: all, depth: 0, look: "plain" },
      cells: [...cells(all, { figures: total }, scope), ...(hasOwn ? [{ kind: "money" as const, ore: null }] : [])],
    },
    footnote: rows.some((row) => row.kind === "seller" && row.inSeveral) ? t("salesReport.rows.several") : undefined,
    empty: t("salesReport.rows.none"),
    notes: [t("salesReport.rows.rule"), ...(hasOwn ? [t("salesReport.rows.unallocated")] : [])],
  };
}
