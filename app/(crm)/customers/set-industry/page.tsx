import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { listIndustries } from "@/lib/crm/customers/customer-queries";
import { countByIndustry } from "@/lib/crm/customers/selected-customers";
import { database } from "@/lib/db/client";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../count-changed";
import { CrmPage } from "../../crm-page";
import { pageHref, readSearch } from "../customer-search-params";
import { queryOf, readSelection } from "../selection-params";
import { ChooseIndustry } from "./choose-industry";
import { MoveQuestion } from "./move-question";

export default guardedPage(SetIndustryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.changeMany")).t("customers.setIndustry.title") }));

const path = "/customers/set-industry";

/** «Sett bransje», two steps with an address each: which industry, with the count, then the question. */
async function SetIndustryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.changeMany");
  const { t } = me;
  const params = await searchParams;
  const [search, selection] = [readSearch(params), readSelection(params)];
  const [shares, industries] = await Promise.all([selection ? countByIndustry(database(), selection, t.locale) : [], listIndustries(database(), t.locale)]);
  const to = industries.find(({ id }) => id === idParam(param(params, "to")));
  const customers = shares.reduce((sum, share) => sum + share.customers, 0);
  const list = pageHref(search, "first");
  const chosen = selection?.ids ? selection.ids.map((id) => `id=${id}`).join("&") : "all=1";
  const back = `${path}?${[chosen, queryOf(search)].filter((part) => part !== "").join("&")}`;
  return (
    <CrmPage reader={me} area="customers" path={path} crumbs={[{ label: t("customers.title"), href: list }, { label: t("customers.setIndustry.title") }]}>
      <TextPage>
        <CountChanged t={t} params={params} />
        {selection === null || customers === 0 ? (
          <>
            <h1 className="text-page-title mb-2">{t("customers.setIndustry.title")}</h1>
            <EmptyState title={t("customers.setIndustry.nobody")}>
              <TextLink href={list}>{t("customers.setIndustry.nobodyWayOn")}</TextLink>
            </EmptyState>
          </>
        ) : to ? (
          <MoveQuestion t={t} shares={shares} to={to} selection={selection} search={search} list={list} back={back} />
        ) : (
          <ChooseIndustry
            t={t}
            path={path}
            customers={customers}
            industries={industries}
            selection={new URLSearchParams(back.split("?")[1])}
            find={param(params, "find")}
            list={list}
          />
        )}
      </TextPage>
    </CrmPage>
  );
}
