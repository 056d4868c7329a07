import type { ComponentProps } from "react";

import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import { CustomerTable } from "@/components/customers/customer-table";
import { reader } from "@/lib/auth/current-session";
import { type FilterChoices, listFilterChoices } from "@/lib/crm/customers/filter-choices";
import { type CustomerSearch, searchCustomers, type SimilarHits } from "@/lib/crm/customers/search-customers";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { over, upTo } from "@/lib/i18n/up-to";
import type { SearchParams } from "@/lib/local-path";
import { pageLinks } from "@/lib/page-by-key";
import { can } from "@/lib/permissions";

import { CrmPage } from "../crm-page";
import { EmptyPage } from "../empty-page";
import { exportNotice } from "../export-notice";
import { CustomerFilters } from "./customer-filters";
import { linesOf, tableLabels } from "./customer-lines";
import { CustomerSelection } from "./customer-selection";
import { allHref, pageHref, readSearch, sortLinks, without, withoutWords } from "./customer-search-params";
import { filterText } from "./filter-text";
import { ListLinks } from "./list-links";
import { openView } from "./open-view";
import { GoneFilters, ViewTabs } from "./view-tabs";
import { readSelected, type Selected } from "./selection-params";
import { pageTexts } from "../page-texts";

export default guardedPage(CustomersPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.see")).t("customers.title") }));

async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.see");
  const { t } = me;
  const params = await searchParams;
  const asked = readSearch(params);
  const [page, choices] = await Promise.all([searchCustomers(database(), asked, t.locale), listFilterChoices(database(), t.locale, asked, me.actor.id)]);
  const search: CustomerSearch = { ...asked, view: openView(params, choices.views) };
  const found = page.more ? over(t, page.found) : t.number(page.found);
  // Beside the title on a desk; a phone has room for the one main action there, and these stand among the list's links.
  const elsewhere = [
    ...(can(me.actor, "customers.restore") ? [{ href: "/settings/crm/restore", label: t("deletedCustomers.link") }] : []),
    { href: "/customers/duplicates", label: t("duplicates.title") },
  ];
  const narrowed = search.words !== "" || choices.inForce.length > 0;
  return (
    <CrmPage reader={me} area="customers" params={params} path={pageHref(search, "first")} notice={exportNotice(t, params)}>
      <PageHeader
        title={t("customers.title")}
        count={t("customers.howMany", { customers: page.total, shown: upTo(t, page.total) })}
        actions={
          <>
            {elsewhere.map(({ href: to, label }) => (
              <ButtonLink key={to} variant="quiet" href={to} className="max-sm:hidden">
                {label}
              </ButtonLink>
            ))}
            <ButtonLink variant="main" icon="plus" href="/customers/new">
              {t("customers.new.action")}
            </ButtonLink>
          </>
        }
      />
      <ViewTabs t={t} search={search} views={choices.views} />
      <GoneFilters t={t} inForce={choices.inForce} />
      <CustomerFilters t={t} search={search} choices={choices} />
      <ListLinks t={t} search={search} views={choices.views} actor={me.actor} elsewhere={elsewhere} some={page.rows.length > 0} />
      <ResultLine
        hits={t(narrowed ? "customers.hits" : "customers.all", { customers: page.found, found })}
        of={narrowed ? t("customers.of", { total: upTo(t, page.total) }) : undefined}
        chips={choices.inForce.length === 0 && search.words === "" ? undefined : <Chips t={t} search={search} inForce={choices.inForce} />}
      />
      {page.rows.length === 0 && search.page !== "first" && page.found > 0 ? (
        <EmptyPage t={t} firstHref={pageHref(search, "first")} />
      ) : page.rows.length === 0 ? (
        <EmptyState
          title={!narrowed ? t("customers.none") : search.words === "" ? t("customers.noMatchesFilters") : t("customers.noMatches", { words: search.words })}
        >
          {narrowed ? (
            <>
              {t("customers.checkSpelling")} <TextLink href={allHref(choices.views.some(({ opened }) => opened))}>{t("customers.dropFilters")}</TextLink>
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
          more={page.more}
          lines={linesOf(t, page.rows, search)}
          labels={tableLabels(t, search)}
          sort={sortLinks(search)}
        />
      )}
      {page.similar && <Similar t={t} search={search} similar={page.similar} />}
      <Pagination label={t("shell.pages.label")} texts={pageTexts(t)} {...pageLinks(page, (key) => pageHref(search, key))} />
    </CrmPage>
  );
}

/** The list, with checkboxes for who may change many at once. */
function List({ selected, ...rest }: Omit<ComponentProps<typeof CustomerSelection>, "selected"> & { selected: Selected | "never" }) {
  return selected === "never" ? (
    <CustomerTable lines={rest.lines} labels={rest.labels} sort={rest.sort} />
  ) : (
    <CustomerSelection {...rest} selected={selected} />
  );
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
      <CustomerTable lines={linesOf(t, rows, search)} labels={{ ...tableLabels(t, search), title: t("customers.similar.title") }} sort={{}} />
    </section>
  );
}

function Chips({ t, search, inForce }: { t: Texts; search: ReturnType<typeof readSearch>; inForce: FilterChoices["inForce"] }) {
  return (
    <>
      {search.words !== "" && (
        <Chip removeHref={withoutWords(search)} removeLabel={t("customers.removeFilter", { filter: search.words })}>
          {t("customers.quoted", { words: search.words })}
        </Chip>
      )}
      {inForce.map((filter) => {
        const text = filterText(t, filter);
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
