import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { Reader } from "@/lib/auth/current-session";
import { salesGroupsPage } from "@/lib/crm/groups/sales-groups";
import { listGroupFigures } from "@/lib/crm/sellers/group-figures";
import { database } from "@/lib/db/client";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { FiguresBar } from "./figures-bar";
import { yearOf } from "./figures";
import { FiguresTable } from "./figures-table";
import { today } from "./load-group";
import { groupPath, list } from "./paths";
import { pageTexts } from "../../../page-texts";

const perPage = 10;

/** What a sales manager sees first: every «Salg» group with its members, some groups to a page. */
export async function AllFigures({ reader, params }: { reader: Reader; params: SearchParams }) {
  const { t } = reader;
  const [day, at] = [today(), idParam(param(params, "at"))];
  const [{ groups, start, total, firstOfPages }, year] = [await salesGroupsPage(database(), { today: day, at, perPage }), yearOf(params, day)];
  if (total === 0) return <EmptyState title={t("groups.noneSales")}>{t("groups.noneSalesWayOn")}</EmptyState>;
  const figures = await listGroupFigures(database(), { groups: groups.map(({ id }) => id), year, today: day });
  const [thisYear, page] = [Number(day.slice(0, 4)), start / perPage];
  const to = (index: number): string | undefined =>
    index !== page && firstOfPages[index] ? href(list, { year: year === thisYear ? null : year, at: firstOfPages[index] }) : undefined;
  return (
    <>
      <FiguresBar reader={reader} path={list} year={year} today={day} group={null} />
      {groups.map((group) => (
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
        texts={pageTexts(t)}
        first={to(0)}
        previous={to(page - 1)}
        next={to(page + 1)}
        last={to(firstOfPages.length - 1)}
        status={t("groups.figures.page", { from: start + 1, to: start + groups.length, found: total })}
      />
    </>
  );
}
