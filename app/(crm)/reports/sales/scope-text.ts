import type { ReportScope } from "@/lib/crm/sales-report/report-scope";
import type { SalesReport } from "@/lib/crm/sales-report/sales-report";
import type { Texts } from "@/lib/i18n/texts";

/** What the report is narrowed to, by name. */
export function scopeText(t: Texts, scope: ReportScope, { names, tree }: SalesReport, me: { id: number | null; name: string }): string {
  switch (scope.kind) {
    case "all":
      return t("salesReport.filters.everybody");
    case "group":
      return tree.get(scope.id)?.name ?? "";
    case "seller":
      return names.get(scope.id) ?? (scope.id === me.id ? me.name : "");
    case "no group":
      return t("salesReport.noGroup");
  }
}
