import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { OpportunityTable } from "@/components/opportunities/opportunity-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import { reader } from "@/lib/auth/current-session";
import { listOpportunityFilterChoices } from "@/lib/crm/opportunities/opportunity-filter-choices";
import { opportunitiesPerPage, searchOpportunities } from "@/lib/crm/opportunities/search-opportunities";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../crm-page";
import { OpportunityChips, OpportunityFilters } from "./opportunity-filters";
import { pageHref, readSearch } from "./opportunity-search-params";

export default guardedPage(OpportunitiesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.see")).t("opportunities.title") }));

async function OpportunitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("opportunities.see");
  const { t } = me;
  const params = await searchParams;
  const search = readSearch(params);
  const [page, choices] = await Promise.all([searchOpportunities(database(), search, t.locale), listOpportunityFilterChoices(database(), t.locale, search)]);
  const narrowed = search.words !== "" || search.status !== null || choices.inForce.length > 0;
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
      <ResultLine
        hits={page.found > 10_000 ? t("opportunities.over") : t("opportunities.hits", { found: page.found })}
        chips={narrowed ? <OpportunityChips t={t} search={search} choices={choices} /> : undefined}
      />
      {page.rows.length === 0 ? (
        <EmptyState title={t(narrowed ? "opportunities.noMatches" : "opportunities.none")}>
          {narrowed ? (
            <TextLink href="/opportunities">{t("opportunities.dropFilters")}</TextLink>
          ) : (
            <TextLink href="/opportunities/new">{t("opportunities.new.action")}</TextLink>
          )}
        </EmptyState>
      ) : (
        <OpportunityTable t={t} rows={page.rows} />
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
