import { currentSession } from "@/lib/auth/current-session";
import { execute } from "@/lib/command";
import { tableNames, tableOf } from "@/lib/crm/exports/everything";
import { exportEverything } from "@/lib/crm/exports/export-everything";
import { fileFormat } from "@/lib/crm/exports/file-format";
import { database } from "@/lib/db/client";
import { ledTo, ledToSignIn, said } from "@/lib/files/file-answer";
import { textsIn } from "@/lib/i18n/texts";
import { can } from "@/lib/permissions";

import { tableAnswer, tableRefused } from "../../../table-answer";
import { exportsPath } from "../paths";

/** A whole table as a file; what is asked for by POST, since it is noted in the log. */
export async function POST(request: Request, { params }: { params: Promise<{ table: string }> }): Promise<Response> {
  const session = await currentSession();
  if (!session) return ledToSignIn(exportsPath);
  const { actor } = session;
  const t = textsIn(actor.language);
  if (!can(actor, "export.everything")) return said(403, t("errors.notPermitted"));
  const { table: named } = await params;
  const what = tableNames.find((name) => name === named);
  if (!what) return ledTo(exportsPath);
  const format = fileFormat.safeParse(new URLSearchParams(await request.text()).get("format"));
  if (!format.success) return said(400, t("errors.invalid"));
  const table = await tableOf(database(), what, t.locale);
  const asked = { what, format: format.data, rows: table.rows };
  const outcome = await execute(exportEverything, asked, { db: database(), actor, via: "page" });
  return outcome.ok ? tableAnswer(t, { what, format: outcome.value.format }, table) : tableRefused(t, outcome, exportsPath);
}
