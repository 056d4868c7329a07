import { ListRow, RowList } from "@/components/ui/row-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { IndustryRow } from "@/lib/crm/industries/industry-queries";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";
import { pageOfList } from "@/lib/paged-list";

import { ListFilter, ListPages } from "../paged-list";
import type { ListState } from "./list-state";
import { industryPath, list } from "./paths";

interface Props {
  t: Texts;
  industries: IndustryRow[];
  state: ListState;
  /** The chosen one, and the page it is chosen on: narrowing the list stays there. */
  chosen: number | null;
  path: string;
}

/** The list at the left: code, name, number of customers; a page of it, what was searched for, or all. */
export function IndustryList({ t, industries, state: { words, at, all }, chosen, path }: Props) {
  if (industries.length === 0)
    return (
      <>
        <EmptyState title={t("industries.none")}>{t("industries.noneWayOn")}</EmptyState>
        <LoadLink t={t} />
      </>
    );
  const cut = pageOfList(industries, { words, at: at ?? chosen, text: ({ code, nb, en }) => `${code ?? ""} ${nb} ${en ?? ""}` });
  const page = all ? { ...cut, rows: industries, found: industries.length, from: 1, first: null, previous: null, next: null, last: null } : cut;
  return (
    <>
      <ListFilter t={t} path={path} words={words} label={t("industries.search")} page={page} total={industries.length} />
      <RowList label={t("industries.title")}>
        {page.rows.map(({ id, name, code, customers, active }) => (
          <ListRow
            key={id}
            href={href(industryPath(id), { q: words, all: all ? 1 : null })}
            current={id === chosen}
            before={code ?? ""}
            after={t.number(customers)}
            afterWord={t("industries.customersIn", { customers })}
            off={active ? undefined : t("industries.off")}
          >
            {name}
          </ListRow>
        ))}
      </RowList>
      <ListPages t={t} path={path} words={words} page={page} />
      <ButtonLink variant="quiet" href={href(list, { all: 1 })} className="mt-2">
        {t("industries.showAll", { industries: industries.length })}
      </ButtonLink>
      <LoadLink t={t} />
    </>
  );
}

/** On a phone there is room for one action beside the title: the other stands under the list. */
function LoadLink({ t }: { t: Texts }) {
  return (
    <div className="sm:hidden">
      <ButtonLink variant="quiet" href={`${list}/load`}>
        {t("industries.load.action")}
      </ButtonLink>
    </div>
  );
}
