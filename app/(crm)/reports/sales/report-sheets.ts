import type { ReportCell, ReportTable, ReportTableRow } from "@/components/sales-report/report-table-types";
import type { Texts } from "@/lib/i18n/texts";
import type { Sheet, SheetCell, SheetRow } from "@/lib/files/sheet";

import { breakdownTable, reasonTable } from "./breakdown-table";
import { forecastTable, overdueText } from "./forecast-table";
import type { LoadedReport } from "./load-report";
import type { TableParts } from "./report-table-data";
import { rowTable } from "./row-table";
import { stepTable } from "./step-table";

/** The tables of the report's page, in its order, as sheets; `about` says over each which report it is of. Kroner with their øre. */
export function reportSheets(parts: TableParts, { query: { by }, report, breakdown }: LoadedReport, about: string): Sheet[] {
  const { t } = parts;
  const forecast = forecastTable(parts, report.steps, report.total);
  const tables = [
    stepTable(parts, report.steps, report.total),
    by === null ? rowTable(parts, report) : breakdownTable(parts, breakdown, by),
    ...(forecast ? [{ ...forecast, notes: [...forecast.notes, overdueText(t, report.total)] }] : []),
    ...(breakdown.total.lostCount > 0 ? [reasonTable(parts, breakdown)] : []),
  ];
  return tables.map((table) => sheetOf(t, table, about));
}

function sheetOf(t: Texts, table: ReportTable, about: string): Sheet {
  const rows = table.rows.length > 0 || table.empty === undefined ? [...table.rows.map((row) => sheetRow(row)), sheetRow(table.total, true)] : [];
  return {
    name: table.id === "breakdown" ? table.first : t(`salesReport.export.sheets.${table.id}`),
    above: [table.heading, about],
    columns: [table.first, ...table.columns.map((column, n) => (table.total.cells[n]?.kind === "money" ? t("salesReport.export.kroner", { column }) : column))],
    rows,
    below: [...(rows.length === 0 && table.empty !== undefined ? [table.empty] : [...footnote(table), ...table.notes])],
  };
}

const sheetRow = ({ name, depth, look, cells }: ReportTableRow, isTotal = false): SheetRow => ({
  bold: isTotal || look === "group",
  cells: [{ text: name, indent: depth }, ...cells.map(sheetCell)],
});

/** A mark in a cell would be part of the name: the note names those it is about. */
function footnote({ footnote: text, rows }: ReportTable): string[] {
  const names = new Set(rows.filter(({ noted }) => noted).map(({ name }) => name));
  return text === undefined ? [] : [...names].map((name) => `${name}: ${text}`);
}

function sheetCell(cell: ReportCell): SheetCell {
  switch (cell.kind) {
    case "money":
      return cell.ore === null ? null : { units: cell.ore, decimals: 2, format: cell.signed ? "+#,##0;-#,##0;0" : "#,##0" };
    case "percent":
      return cell.percent === null ? null : { percent: cell.percent, format: cell.signed ? "+0 %;-0 %;0 %" : "0 %" };
    case "count":
      return { units: BigInt(cell.count), decimals: 0, format: "#,##0" };
  }
}
