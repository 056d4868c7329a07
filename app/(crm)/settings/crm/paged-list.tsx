import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { TextLink } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";
import { listFilterFrom, type ListPage } from "@/lib/paged-list";

import { pageTexts } from "../../page-texts";

interface Props {
  t: Texts;
  /** The list's path. */
  path: string;
  words: string;
  /** What the box says it searches in: «Søk i kategorier». */
  label: string;
  page: ListPage<unknown>;
  /** How many values the list has, whatever the words leave. */
  total: number;
  /** Which of several lists on the page it is: its part of the URL, and its name among them. */
  among?: { list: string; title: string };
}

/** Over a settings list: the box that narrows it, once it is long enough to need one, and what the words found. */
export function ListFilter({ t, path, words, label, page: { found }, total, among }: Props) {
  if (total < listFilterFrom && words === "") return null;
  return (
    <>
      <FilterBar
        id={among ? `narrow-${among.list}` : "narrow"}
        hidden={among && { list: among.list }}
        action={path}
        label={label}
        search={{ name: "q", label, hideLabel: true, placeholder: label, defaultValue: words }}
        submitLabel={t("shell.list.submit")}
      />
      {words !== "" && <ResultLine hits={t("shell.list.hits", { found })} of={t("shell.list.of", { total })} />}
    </>
  );
}

/** Under a settings list: the way to its other pages, or out of words that found nothing. */
export function ListPages({ t, path, words, page: { rows, found, from, first, previous, next, last }, among }: Omit<Props, "label" | "total">) {
  if (found === 0)
    return (
      <EmptyState title={t("shell.list.none", { words })}>
        <TextLink href={path}>{t("shell.list.showAll")}</TextLink>
      </EmptyState>
    );
  const to = (at: number | null): string | undefined => (at === null ? undefined : href(path, { list: among?.list, q: words, at }));
  return (
    <Pagination
      label={among ? t("shell.pages.labelOf", { what: among.title }) : t("shell.pages.label")}
      texts={pageTexts(t)}
      first={to(first)}
      previous={to(previous)}
      next={to(next)}
      last={to(last)}
      status={t("shell.list.range", { from, to: from + rows.length - 1, found })}
    />
  );
}
