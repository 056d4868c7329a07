import type { ComponentProps } from "react";

import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import { type CustomerLine, CustomerTable } from "@/components/customers/customer-table";
import { reader } from "@/lib/auth/current-session";
import { type FilterChoices, type FilterInForce, listFilterChoices } from "@/lib/crm/customers/filter-choices";
import { countLimit, pageSize } from "@/lib/crm/customers/page-of-customers";
import { type CustomerRow, type CustomerSearch, searchCustomers, type SimilarHits } from "@/lib/crm/customers/search-customers";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../crm-page";
import { CustomerFilters } from "./customer-filters";
import { CustomerSelection } from "./customer-selection";
import { moreFiltersHref, pageHref, readSearch, without, withoutWords } from "./customer-search-params";
import { readSelected, type Selected } from "./selection-params";

export default guardedPage(CustomersPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.see")).t("customers.title") }));

async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.see");
  const { t } = me;
  const params = await searchParams;
  const search = readSearch(params);
  const [page, choices] = await Promise.all([searchCustomers(database(), search, t.locale), listFilterChoices(database(), t.locale, search)]);
  const found = page.more ? over(t, page.found) : t.number(page.found);
  const narrowed = search.words !== "" || choices.inForce.length > 0;
  return (
    <CrmPage reader={me} area="customers" params={params} path="/customers">
      <PageHeader
        title={t("customers.title")}
        count={t("customers.howMany", { customers: page.total })}
        actions={
          <>
            {can(me.actor, "customers.restore") && (
              <ButtonLink variant="quiet" href="/settings/crm/restore">
                {t("deletedCustomers.link")}
              </ButtonLink>
            )}
            <ButtonLink variant="quiet" href="/customers/duplicates">
              {t("duplicates.title")}
            </ButtonLink>
            <ButtonLink variant="main" icon="plus" href="/customers/new">
              {t("customers.new.action")}
            </ButtonLink>
          </>
        }
      />
      <CustomerFilters t={t} search={search} choices={choices} />
      <p className="mt-2 print:hidden">
        <TextLink href={moreFiltersHref(search)} className="inline-flex min-h-6 items-center touch:min-h-touch">
          {t("customers.moreFilters.title")}
        </TextLink>
      </p>
      <ResultLine
        hits={narrowed ? t("customers.hits", { found }) : t("customers.all", { found })}
        of={narrowed ? t("customers.of", { total: upTo(t, page.total) }) : undefined}
        chips={choices.inForce.length === 0 && search.words === "" ? undefined : <Chips t={t} search={search} inForce={choices.inForce} />}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          title={!narrowed ? t("customers.none") : search.words === "" ? t("customers.noMatchesFilters") : t("customers.noMatches", { words: search.words })}
        >
          {narrowed ? (
            <>
              {t("customers.checkSpelling")} <TextLink href="/customers">{t("customers.dropFilters")}</TextLink>
            </>
          ) : (
            <TextLink href="/customers/new">{t("customers.new.action")}</TextLink>
          )}
        </EmptyState>
      ) : (
        <List
          t={t}
          search={search}
          selected={can(me.actor, "customers.changeMany") ? readSelected(params) : "never"}
          found={found}
          lines={page.rows.map((row) => lineOf(t, row))}
          labels={tableLabels(t)}
        />
      )}
      {page.similar && <Similar t={t} search={search} similar={page.similar} />}
      <Pagination
        label={t("shell.pages.label")}
        texts={{ first: t("shell.pages.first"), previous: t("shell.pages.previous"), next: t("shell.pages.next"), last: t("shell.pages.last") }}
        first={page.hasPrevious ? pageHref(search, "first") : undefined}
        previous={page.hasPrevious && page.rows[0] ? pageHref(search, { before: page.rows[0].id }) : undefined}
        next={page.hasNext && page.rows.length === pageSize ? pageHref(search, { after: page.rows[pageSize - 1]?.id ?? 0 }) : undefined}
        last={page.hasNext ? pageHref(search, "last") : undefined}
      />
    </CrmPage>
  );
}

/** The list, with checkboxes for who may change many at once. */
function List({ selected, ...rest }: Omit<ComponentProps<typeof CustomerSelection>, "selected"> & { selected: Selected | "never" }) {
  return selected === "never" ? <CustomerTable lines={rest.lines} labels={rest.labels} /> : <CustomerSelection {...rest} selected={selected} />;
}

/** What is found for words near the typed ones, under a heading of its own, and the way to search for those. */
function Similar({ t, search, similar: { words, rows } }: { t: Texts; search: CustomerSearch; similar: SimilarHits }) {
  return (
    <section aria-labelledby="similar" className="mt-6">
      <h2 id="similar" className="text-md font-semibold">
        {t("customers.similar.title")}
      </h2>
      <p className="mt-1 mb-2">
        {t("customers.similar.didYouMean")} <TextLink href={pageHref({ ...search, words }, "first")}>{t("customers.quoted", { words })}</TextLink>?
      </p>
      <CustomerTable lines={rows.map((row) => lineOf(t, row))} labels={{ ...tableLabels(t), title: t("customers.similar.title") }} />
    </section>
  );
}

/** A customer as its line shows it. */
const lineOf = (t: Texts, row: CustomerRow): CustomerLine => ({
  id: row.id,
  name: row.name,
  number: row.organizationNumber ? formatOrganizationNumber(row.organizationNumber) : "",
  city: row.city,
  industry: row.industry ?? "",
  categories: row.categories,
  seller: row.seller ?? "",
  changed: row.changedAt ? t.date(row.changedAt) : "",
  matched: row.matched
    .map(({ by, text, person }) => (person === undefined ? t(`customers.matched.${by}`, { text }) : t(`customers.matched.${by}Of`, { text, person })))
    .join(" · "),
});

const tableLabels = (t: Texts): ComponentProps<typeof CustomerTable>["labels"] => ({
  title: t("customers.title"),
  name: t("customers.fields.name"),
  number: t("customers.fields.organizationNumberShort"),
  city: t("customers.fields.city"),
  industry: t("customers.fields.industry"),
  categories: t("customers.fields.categories"),
  seller: t("customers.fields.seller"),
  changed: t("customers.fields.changed"),
  changedShort: t("customers.changedShort"),
  andMore: t("customers.andMore", { more: "{more}" }),
});

/** «3 094», «over 10 000». */
const upTo = (t: Texts, count: number): string => (count > countLimit ? over(t, countLimit) : t.number(count));

const over = (t: Texts, count: number): string => t("customers.over", { count: t.number(count) });

function Chips({ t, search, inForce }: { t: Texts; search: ReturnType<typeof readSearch>; inForce: FilterChoices["inForce"] }) {
  return (
    <>
      {search.words !== "" && (
        <Chip removeHref={withoutWords(search)} removeLabel={t("customers.removeFilter", { filter: search.words })}>
          {t("customers.quoted", { words: search.words })}
        </Chip>
      )}
      {inForce.map((filter) => {
        const text = chipText(t, filter);
        const further = filter.name === "category" && filter.value !== search.categories[0];
        return (
          <Chip key={`${filter.name} ${filter.value}`} removeHref={without(search, filter)} removeLabel={t("customers.removeFilter", { filter: text })}>
            {further ? t(search.everyCategory ? "customers.filterChip.and" : "customers.filterChip.or", { filter: text }) : text}
          </Chip>
        );
      })}
    </>
  );
}

function chipText(t: Texts, { name, value, label }: FilterInForce): string {
  if (value === "none") return t("customers.search.withoutSeller");
  if (name === "changedSince") return t("customers.filterChip.changedSince", { day: t.date(noonOf(String(value))) });
  return t(`customers.filterChip.${name}`, { label });
}
