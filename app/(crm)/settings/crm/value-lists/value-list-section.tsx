import { EmptyState } from "@/components/ui/empty-state";
import type { Reader } from "@/lib/auth/current-session";
import { listValues } from "@/lib/crm/value-lists/value-queries";
import { countUses } from "@/lib/crm/value-lists/value-uses";
import { database } from "@/lib/db/client";
import { idParam, param, readable, type SearchParams } from "@/lib/local-path";
import { pageOfList } from "@/lib/paged-list";

import { ListFilter, ListPages } from "../paged-list";
import { AddValue } from "./add-value";
import type { ListParts } from "./list-parts";
import { listParam, sectionOf } from "./paths";
import { ValueTable } from "./value-table";

/**
 * One list: a field to add with, the values in their order, and what can be done with each. Of several lists on a
 * page, the URL's words and places are those of the list it names.
 */
export async function ValueListSection({ reader: { t, actor }, parts, params }: { reader: Reader; parts: ListParts; params: SearchParams }) {
  const { noun, entity } = parts.list;
  const path = sectionOf(noun);
  const title = t(`valueLists.lists.${noun}.title`);
  const own: SearchParams = listParam(noun) === undefined || param(params, "list") === noun ? params : {};
  const words = readable(param(own, "q"));
  const editing = idParam(param(own, "edit"));
  const values = await listValues(database(), entity, actor.language);
  const page = pageOfList(values, { words, at: editing ?? idParam(param(own, "at")), text: ({ nb, en }) => `${nb} ${en ?? ""}` });
  const uses = await countUses(
    database(),
    entity,
    page.rows.map(({ id }) => id),
  );
  const among = listParam(noun) === undefined ? undefined : { list: noun, title };
  return (
    <section id={noun} aria-label={title} className={among && "mt-6 border-t border-line pt-5"}>
      {among && (
        <h2 className="text-md mb-2 font-semibold">
          {title} <span className="font-normal text-muted">{t.number(values.length)}</span>
        </h2>
      )}
      <AddValue t={t} parts={parts} />
      {values.length === 0 ? (
        <EmptyState title={t("valueLists.none")}>{t("valueLists.noneWayOn")}</EmptyState>
      ) : (
        <>
          <ListFilter t={t} path={path} words={words} label={t("valueLists.search", { list: title })} page={page} total={values.length} among={among} />
          {page.rows.length > 0 && <ValueTable t={t} parts={parts} values={page.rows} uses={uses} editing={editing} words={words} />}
          <ListPages t={t} path={path} words={words} page={page} among={among} />
        </>
      )}
    </section>
  );
}
