import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { type ManyAct, manyActs, offeredToMany } from "@/lib/crm/customers/many-acts";
import { countSelected } from "@/lib/crm/customers/selected-customers";
import { database } from "@/lib/db/client";
import { idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CountChanged } from "../../../count-changed";
import { CrmPage } from "../../../crm-page";
import { pageHref, readSearch } from "../../customer-search-params";
import { readSelection, selectionQuery } from "../../selection-params";
import { ChooseValue } from "../choose-value";
import { manyActOf, manyPath } from "../../many-paths";
import { ManyQuestion } from "../many-question";

export default guardedPage(ChangeManyActPage);

interface Props {
  params: Promise<{ act: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("customers.changeMany");
  return { title: t(`manyCustomers.${await actOr404(params)}.action`) };
});

/** An act on many customers, two steps with an address each: which value, with the count, then the question. */
async function ChangeManyActPage({ params: segments, searchParams }: Props) {
  const me = await reader("customers.changeMany");
  const { t } = me;
  const [act, params] = await Promise.all([actOr404(segments), searchParams]);
  const [search, selection, path] = [readSearch(params), readSelection(params), manyPath(act)];
  const selected = await countSelected(database(), selection, manyActs[act], t.locale);
  const offered = await offeredToMany(database(), act, selected, t.locale);
  const to = offered.find(({ id }) => id === idParam(param(params, "to")));
  const list = pageHref(search, "first");
  const back = `${path}?${selectionQuery(selection, search)}`;
  const title = t(`manyCustomers.${act}.action`);
  return (
    <CrmPage reader={me} area="customers" path={path} crumbs={[{ label: t("customers.title"), href: list }, { label: title }]}>
      <TextPage>
        <CountChanged t={t} params={params} />
        {selection === null || selected.customers === 0 ? (
          <>
            <h1 className="text-page-title mb-2">{title}</h1>
            <EmptyState title={t("manyCustomers.nobody")}>
              <TextLink href={list}>{t("manyCustomers.nobodyWayOn")}</TextLink>
            </EmptyState>
          </>
        ) : to ? (
          <ManyQuestion t={t} act={act} selected={selected} to={to} selection={selection} search={search} list={list} back={back} />
        ) : (
          <ChooseValue t={t} act={act} path={path} customers={selected.customers} offered={offered} back={back} list={list} params={params} />
        )}
      </TextPage>
    </CrmPage>
  );
}

async function actOr404(params: Props["params"]): Promise<ManyAct> {
  return manyActOf((await params).act) ?? noSuchPage();
}
