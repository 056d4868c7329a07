import { currentSession } from "@/lib/auth/current-session";
import { execute } from "@/lib/command";
import { customerTable } from "@/lib/crm/exports/customer-table";
import { exportCustomers } from "@/lib/crm/exports/export-customers";
import { fileFormat } from "@/lib/crm/exports/file-format";
import { database } from "@/lib/db/client";
import { ledToSignIn, said } from "@/lib/files/file-answer";
import { textsIn } from "@/lib/i18n/texts";
import { paramsIn } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { tableAnswer, tableRefused } from "../../table-answer";
import { pageHref, readSearch } from "../customer-search-params";

/** All customers that the search of the URL finds, as a file: what is asked for by POST, since it is noted in the log. */
export async function POST(request: Request): Promise<Response> {
  const search = readSearch(paramsIn(new URL(request.url)));
  const page = pageHref(search, "first");
  const session = await currentSession();
  if (!session) return ledToSignIn(page);
  const { actor } = session;
  const t = textsIn(actor.language);
  if (!can(actor, "export.run")) return said(403, t("errors.notPermitted"));
  const { order, columns, view, page: _, ...filters } = search;
  const format = fileFormat.safeParse(new URLSearchParams(await request.text()).get("format"));
  if (!format.success) return said(400, t("errors.invalid"));
  const table = await customerTable(database(), { search: filters, order, shown: columns }, t.locale);
  const asked = { format: format.data, rows: table.rows };
  const outcome = await execute(exportCustomers, asked, { db: database(), actor, via: "page" });
  return outcome.ok ? tableAnswer(t, { what: "customers", format: outcome.value.format }, table) : tableRefused(t, outcome, page);
}
