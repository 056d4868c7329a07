import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { OpportunityTable } from "@/components/opportunities/opportunity-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { reader } from "@/lib/auth/current-session";
import { listOpportunityFilterChoices } from "@/lib/crm/opportunities/opportunity-filter-choices";
import { filtersInForce } from "@/lib/crm/opportunities/opportunity-search";
import { sumOpportunities } from "@/lib/crm/opportunities/opportunity-sums";
import { opportunitiesPerPage, searchOpportunities } from "@/lib/crm/opportunities/search-opportunities";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../crm-page";
import { OpportunityChips, OpportunityFilters } from "./opportunity-filters";
import { OpportunityResult } from "./opportunity-result";
import { pageHref, readSearch, sortHref } from "./opportunity-search-params";

export default guardedPage(OpportunitiesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.see")).t("opportunities.title") }));

async function OpportunitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("opportunities.see");
  const { t } = me;
  const params = await searchParams;
  const search = readSearch(params);
  const db = database();
  const [page, sums, choices] = await Promise.all([
    searchOpportunities(db, search, t.locale),
    sumOpportunities(db, search),
    listOpportunityFilterChoices(db, t.locale, search),
  ]);
  const narrowed = search.words !== "" || filtersInForce(search).length > 0;
  return (
    <CrmPage reader={me} area="opportunities" params={params} path="/opportunities">
      <PageHeader
        title={t("opportunities.title")}
        lede={t("opportunities.lede")}
        actions={
          <ButtonLink variant="main" icon="plus" href="/opportunities/new">
            {t("opportunities.new.action")}
          </ButtonLink>
        }
      />
      <OpportunityFilters t={t} search={search} choices={choices} />
      <OpportunityResult t={t} search={search} sums={sums} chips={narrowed && <OpportunityChips t={t} search={search} choices={choices} />} />
      {page.rows.length === 0 ? (
        <EmptyState title={t(narrowed ? "opportunities.noMatches" : "opportunities.none")}>
          {narrowed ? (
            <TextLink href="/opportunities">{t("opportunities.dropFilters")}</TextLink>
          ) : (
            <TextLink href="/opportunities/new">{t("opportunities.new.action")}</TextLink>
          )}
        </EmptyState>
      ) : (
        <OpportunityTable t={t} rows={page.rows} sort={{ ...search, href: (by) => sortHref(search, by) }} />
      )}
      <Pagination
        label={t("shell.pages.label")}
        texts={{ first: t("shell.pages.first"), previous: t("shell.pages.previous"), next: t("shell.pages.next"), last: t("shell.pages.last") }}
        first={page.hasPrevious ? pageHref(search, "first") : undefined}
        previous={page.hasPrevious && page.rows[0] ? pageHref(search, { before: page.rows[0].id }) : undefined}
        next={page.hasNext && page.rows.length === opportunitiesPerPage ? pageHref(search, { after: page.rows.at(-1)?.id ?? 0 }) : undefined}
        last={page.hasNext ? pageHref(search, "last") : undefined}
      />
    </CrmPage>
  );
}
