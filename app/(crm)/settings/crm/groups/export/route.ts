import { currentSession } from "@/lib/auth/current-session";
import { listGroupFigures } from "@/lib/crm/sellers/group-figures";
import { database } from "@/lib/db/client";
import { toCsv } from "@/lib/files/csv";
import { textsIn } from "@/lib/i18n/texts";
import { idParam } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { salesGroups, yearOf } from "../figures";
import { today } from "../load-group";

/** What the page of one «Salg» group shows, or that of all of them, as a file that Excel opens. */
export async function GET(request: Request): Promise<Response> {
  const session = await currentSession();
  if (!session) return new Response(null, { status: 401 });
  if (!can(session.actor, "groups.see")) return new Response(null, { status: 403 });
  const [params, day] = [new URL(request.url).searchParams, today()];
  const year = yearOf({ year: params.get("year") ?? "" }, day);
  const all = await salesGroups(day);
  const groups = params.has("group") ? all.filter(({ id }) => id === idParam(params.get("group") ?? "")) : all;
  if (params.has("group") && groups.length === 0) return new Response(null, { status: 404 });
  const t = textsIn(session.actor.language);
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
  return new Response(toCsv([heads, ...rows]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${t("groups.figures.csv.file", { year: String(year) })}.csv"`,
      "cache-control": "no-store",
    },
  });
}
