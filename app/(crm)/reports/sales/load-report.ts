import type { Reader } from "@/lib/auth/current-session";
import { type Breakdown, readBreakdown } from "@/lib/crm/sales-report/breakdown";
import { type ReportChoices, readReportChoices } from "@/lib/crm/sales-report/report-choices";
import type { ReportScope } from "@/lib/crm/sales-report/report-scope";
import { type SalesReport, salesReport } from "@/lib/crm/sales-report/sales-report";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { can } from "@/lib/permissions";

import { readReportQuery, type ReportQuery } from "./report-params";

export interface LoadedReport {
  query: ReportQuery;
  today: string;
  report: SalesReport;
  breakdown: Breakdown;
  years: number[];
  /** Null for who sees but the own figures. */
  choices: ReportChoices | null;
}

/** The report a URL asks for, as far as this person may see it: who sees the own figures alone gets those, and nobody else's. */
export async function loadReport({ actor, t }: Pick<Reader, "actor" | "t">, params: SearchParams): Promise<LoadedReport> {
  const db = database();
  const today = todayInOslo(new Date());
  const asked = readReportQuery(params, today);
  const choices = await readReportChoices(db, today);
  const seesAll = can(actor, "salesReport.see");
  const query = seesAll ? asked : { ...asked, scope: ownScope(asked.scope, actor.id) };
  if (seesAll && !exists(query.scope, choices)) noSuchPage();
  const report = await salesReport(db, query.period, query.scope);
  const under = query.scope.kind === "group" ? report.tree.downFrom(query.scope.id) : [];
  const breakdown = await readBreakdown(db, query.period, { scope: query.scope, under, by: query.by, language: t.locale });
  return { query, today, report, breakdown, years: choices.years, choices: seesAll ? choices : null };
}

function ownScope(asked: ReportScope, id: number): ReportScope {
  const own: ReportScope = { kind: "seller", id };
  if (asked.kind !== "all" && !(asked.kind === "seller" && asked.id === id)) noSuchPage();
  return own;
}

function exists(scope: ReportScope, { groups, sellers }: ReportChoices): boolean {
  if (scope.kind === "group") return groups.some(({ id }) => id === scope.id);
  return scope.kind !== "seller" || sellers.some(({ id }) => id === scope.id);
}
