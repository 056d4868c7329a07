import { currentSession } from "@/lib/auth/current-session";
import { execute } from "@/lib/command";
import { listSalesGroups } from "@/lib/crm/groups/sales-groups";
import { exportGroupFigures } from "@/lib/crm/sellers/export-group-figures";
import { listGroupFigures } from "@/lib/crm/sellers/group-figures";
import { database } from "@/lib/db/client";
import { toCsv } from "@/lib/files/csv";
import { fileAnswer, ledTo, ledToSignIn, said } from "@/lib/files/file-answer";
import { textsIn } from "@/lib/i18n/texts";
import { idParam } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { yearOf } from "../figures";
import { today } from "../load-group";
import { groupPath, list } from "../paths";

/**
 * What the page of one «Salg» group shows, or that of all of them, as a file that Excel opens. Asked for by POST, since it is
 * noted in the log; a group that is not there (any more) leads to its page, which says so.
 */
export async function POST(request: Request): Promise<Response> {
  const session = await currentSession();
  const params = new URL(request.url).searchParams;
  const group = params.has("group") ? (idParam(params.get("group") ?? "") ?? 0) : null;
  const page = group === null ? list : groupPath(group);
  if (!session) return ledToSignIn(page);
  const t = textsIn(session.actor.language);
  if (!can(session.actor, "groups.see") || !can(session.actor, "export.run")) return said(403, t("errors.notPermitted"));
  const day = today();
  const year = yearOf({ year: params.get("year") ?? "" }, day);
  const all = await listSalesGroups(database(), day);
  const groups = group === null ? all : all.filter(({ id }) => id === group);
  if (group !== null && groups.length === 0) return ledTo(page);
  const outcome = await execute(exportGroupFigures, { year, group }, { db: database(), actor: session.actor, via: "page" });
  if (!outcome.ok) return ledTo(page);
  const figures = await listGroupFigures(database(), { groups: groups.map(({ id }) => id), year, today: day });
  const heads = ["above", "group", "name", "role", "until", "budget", "actual"].map((head) => ({ text: t(`groups.figures.csv.${head}`) }));
  const rows = groups.flatMap(({ id, name, above }) =>
    figures
      .filter(({ groupId }) => groupId === id)
      .map((member) => [
        ...[above.join(" – "), name, member.name, member.roleName, member.until ?? ""].map((text) => ({ text })),
        member.budget === null ? null : { units: BigInt(member.budget), decimals: 0, format: "#,##0" },
        { units: BigInt(member.actual), decimals: 2, format: "#,##0" },
      ]),
  );
  return fileAnswer(t("groups.figures.csv.file", { year: String(year) }), "csv", toCsv([heads, ...rows]));
}
