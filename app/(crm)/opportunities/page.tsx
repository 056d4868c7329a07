import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { OpportunityTable } from "@/components/opportunities/opportunity-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { reader } from "@/lib/auth/current-session";
import { listOpportunityFilterChoices } from "@/lib/crm/opportunities/opportunity-filter-choices";
import { boardOf } from "@/lib/crm/opportunities/opportunity-board";
import { filtersInForce } from "@/lib/crm/opportunities/opportunity-search";
import { sumOpportunities } from "@/lib/crm/opportunities/opportunity-sums";
import { type OpportunityPage, searchOpportunities } from "@/lib/crm/opportunities/search-opportunities";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import type { SearchParams } from "@/lib/local-path";
import { pageLinks } from "@/lib/page-by-key";

import { CrmPage } from "../crm-page";
import { EmptyPage } from "../empty-page";
import { Board } from "./board";
import { OpportunityChips, OpportunityFilters } from "./opportunity-filters";
import { OpportunityResult } from "./opportunity-result";
import { boardHref, listHref, type ListState, pageHref, readSearch, sortHref } from "./opportunity-search-params";
import { pageTexts } from "../page-texts";

export default guardedPage(OpportunitiesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.see")).t("opportunities.title") }));

async function OpportunitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("opportunities.see");
  const { t } = me;
  const params = await searchParams;
  const state = readSearch(params);
  const board = state.view === "board";
  // A board is of what is open, unless something else is asked for.
  const search = board && state.status === null ? { ...state, status: "OPEN" as const } : state;
  const db = database();
  const [content, sums, choices] = await Promise.all([
    board ? boardOf(db, search, t.locale) : searchOpportunities(db, search, t.locale),
    sumOpportunities(db, search),
    listOpportunityFilterChoices(db, t.locale, search),
  ]);
  const narrowed = state.words !== "" || filtersInForce(state).length > 0;
  return (
    <CrmPage reader={me} area="opportunities" params={params} path={board ? boardHref(state) : "/opportunities"}>
      <PageHeader
        title={t("opportunities.title")}
        lede={t("opportunities.lede")}
        actions={
          <ButtonLink variant="main" icon="plus" href="/opportunities/new">
            {t("opportunities.new.action")}
          </ButtonLink>
        }
      />
      <Tabs
        label={t("opportunities.board.shownAs")}
        items={[
          { href: listHref(state), label: t("opportunities.board.list"), current: !board },
          { href: boardHref(state), label: t("opportunities.board.board"), current: board },
        ]}
      />
      <OpportunityFilters t={t} search={state} choices={choices} />
      <OpportunityResult t={t} search={search} sums={sums} chips={narrowed && <OpportunityChips t={t} search={state} choices={choices} />} />
      {sums.found === 0 ? (
        <EmptyState title={t(narrowed ? "opportunities.noMatches" : "opportunities.none")}>
          {narrowed ? (
            <TextLink href={board ? "/opportunities?view=board" : "/opportunities"}>{t("opportunities.dropFilters")}</TextLink>
          ) : (
            <TextLink href="/opportunities/new">{t("opportunities.new.action")}</TextLink>
          )}
        </EmptyState>
      ) : Array.isArray(content) ? (
        <Board t={t} state={search} steps={content} />
      ) : (
        <List t={t} state={state} page={content} />
      )}
    </CrmPage>
  );
}

function List({ t, state, page }: { t: Texts; state: ListState; page: OpportunityPage }) {
  return (
    <>
      {page.rows.length === 0 ? (
        <EmptyPage t={t} firstHref={pageHref(state, "first")} />
      ) : (
        <OpportunityTable t={t} rows={page.rows} sort={{ ...state, href: (by) => sortHref(state, by) }} />
      )}
      <Pagination label={t("shell.pages.label")} texts={pageTexts(t)} {...pageLinks(page, (key) => pageHref(state, key))} />
    </>
  );
}
