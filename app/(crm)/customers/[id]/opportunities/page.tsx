import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { OpportunityTable } from "@/components/opportunities/opportunity-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { allOpportunities } from "@/lib/crm/opportunities/opportunity-search";
import { searchOpportunities } from "@/lib/crm/opportunities/search-opportunities";
import { database } from "@/lib/db/client";
import { href, type SearchParams } from "@/lib/local-path";

import { Card, findCustomerOr404 } from "../card";

export default guardedPage(CustomerOpportunitiesPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("opportunities.see");
  return { title: t("opportunities.titleOf", { customer: (await findCustomerOr404(params, t.locale)).name }) };
});

/** The card's tab «Salgsmuligheter»: the latest fifty, and the way to all of them. */
async function CustomerOpportunitiesPage({ params, searchParams }: Props) {
  const me = await reader("opportunities.see");
  const { t } = me;
  const customer = await findCustomerOr404(params, t.locale);
  const { rows, hasNext } = await searchOpportunities(database(), { ...allOpportunities, customer: customer.id }, t.locale);
  return (
    <Card reader={me} customer={customer} tab="opportunities" params={await searchParams} path={`/customers/${customer.id}/opportunities`}>
      <div className="mb-4">
        <ButtonLink icon="plus" href={href("/opportunities/new", { customer: customer.id })}>
          {t("opportunities.new.action")}
        </ButtonLink>
      </div>
      {rows.length === 0 ? <EmptyState title={t("opportunities.noneAt")} /> : <OpportunityTable t={t} rows={rows} ofCustomer />}
      {hasNext && (
        <p className="mt-3">
          <TextLink href={href("/opportunities", { customer: customer.id })}>{t("opportunities.all")}</TextLink>
        </p>
      )}
    </Card>
  );
}
