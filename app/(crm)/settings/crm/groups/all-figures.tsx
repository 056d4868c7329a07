import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { Reader } from "@/lib/auth/current-session";
import { listGroupFigures } from "@/lib/crm/sellers/group-figures";
import { database } from "@/lib/db/client";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { FiguresBar } from "./figures-bar";
import { salesGroups, yearOf } from "./figures";
import { FiguresTable } from "./figures-table";
import { today } from "./load-group";
import { groupPath, list } from "./paths";

const perPage = 20;

/** What a sales manager sees first: every «Salg» group with its members, some groups to a page. */
export async function AllFigures({ reader, params }: { reader: Reader; params: SearchParams }) {
  const { t } = reader;
  const day = today();
  const [groups, year] = [await salesGroups(day), yearOf(params, day)];
  if (groups.length === 0) return <EmptyState title={t("groups.noneSales")}>{t("groups.noneSalesWayOn")}</EmptyState>;
  const at = idParam(param(params, "at"));
  const start = Math.max(0, Math.floor(groups.findIndex(({ id }) => id === at) / perPage) * perPage);
  const shown = groups.slice(start, start + perPage);
  const figures = await listGroupFigures(database(), { groups: shown.map(({ id }) => id), year, today: day });
  const thisYear = Number(day.slice(0, 4));
  const to = (index: number): string | undefined =>
    groups[index] && index !== start ? href(list, { year: year === thisYear ? null : year, at: groups[index].id }) : undefined;
  const lastStart = Math.floor((groups.length - 1) / perPage) * perPage;
  return (
    <>
      <FiguresBar reader={reader} path={list} year={year} today={day} group={null} />
      {shown.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`} className="break-inside-avoid">
          <h2 id={`group-${group.id}`} className="mb-1 font-semibold wrap-anywhere">
            <TextLink look="name" className="touch-target" href={groupPath(group.id)}>
              {group.name}
            </TextLink>
            {group.above.length > 0 && <span className="text-label ml-2 font-normal text-muted">{group.above.join(" – ")}</span>}
          </h2>
          <FiguresTable t={t} group={group} year={year} today={day} members={figures.filter(({ groupId }) => groupId === group.id)} />
        </section>
      ))}
      <Pagination
        label={t("shell.pages.label")}
        texts={{ first: t("shell.pages.first"), previous: t("shell.pages.previous"), next: t("shell.pages.next"), last: t("shell.pages.last") }}
        first={to(0)}
        previous={start > 0 ? to(start - perPage) : undefined}
        next={to(start + perPage)}
        last={to(lastStart)}
        status={t("groups.figures.page", { from: start + 1, to: start + shown.length, found: groups.length })}
      />
    </>
  );
}
