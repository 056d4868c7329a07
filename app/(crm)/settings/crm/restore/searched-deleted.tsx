import type { ComponentProps } from "react";

import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { TextLink } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import { countLimit } from "@/lib/count-limit";
import { upTo } from "@/lib/i18n/up-to";
import { href } from "@/lib/local-path";

import { EmptyPage } from "../../../empty-page";
import { DeletedList, type DeletedRow } from "./deleted-list";
import { pageTexts } from "../../../page-texts";

interface Props<Deleted extends DeletedRow> extends Omit<ComponentProps<typeof DeletedList<Deleted>>, "rows" | "found"> {
  page: { rows: Deleted[]; found: number; total: number; hasPrevious: boolean; hasNext: boolean };
  /** What is said where none is deleted, of the search, and where it finds none. */
  texts: { none: string; search: string; hint: string; noMatches: string };
}

/** A search among deleted records, the page of them that it finds, and the way to the others. */
export function SearchedDeleted<Deleted extends DeletedRow>({ page, texts, ...list }: Props<Deleted>) {
  const { rows, found, total, hasPrevious, hasNext } = page;
  const { t, list: path, words, at } = list;
  const to = (key: Record<string, string | number>): string => href(path, { q: words, ...key });
  if (total === 0)
    return (
      <EmptyState title={texts.none}>
        <TextLink href="/customers">{t("deletedCustomers.noneWayOn")}</TextLink>
      </EmptyState>
    );
  return (
    <>
      <FilterBar
        id="restore-search"
        action={path}
        label={texts.search}
        search={{ name: "q", label: t("customers.search.label"), hint: texts.hint, defaultValue: words }}
        submitLabel={t("customers.search.submit")}
      />
      <ResultLine
        hits={found > countLimit ? t("customers.hits", { customers: found, found: upTo(t, found) }) : t("shell.list.hits", { found })}
        of={words === "" ? undefined : t("shell.list.of", { total: upTo(t, total) })}
      />
      {rows.length === 0 && at !== "first" && found > 0 ? (
        <EmptyPage t={t} firstHref={to({})} />
      ) : rows.length === 0 ? (
        <EmptyState title={texts.noMatches}>
          <TextLink href={path}>{t("shell.list.showAll")}</TextLink>
        </EmptyState>
      ) : (
        <DeletedList {...list} rows={rows} found={found} />
      )}
      <Pagination
        label={t("shell.pages.label")}
        texts={pageTexts(t)}
        first={hasPrevious ? to({}) : undefined}
        previous={hasPrevious && rows[0] ? to({ before: rows[0].id }) : undefined}
        next={hasNext ? to({ after: rows.at(-1)?.id ?? 0 }) : undefined}
        last={hasNext ? to({ page: "last" }) : undefined}
      />
    </>
  );
}
