import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { OpportunityStatus } from "@/components/opportunities/opportunity-status";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { SaveBar } from "@/components/ui/save-bar";
import { reader } from "@/lib/auth/current-session";
import { listContacts } from "@/lib/crm/contacts/contact-queries";
import { listOpportunityValues, type OpportunityCard } from "@/lib/crm/opportunities/opportunity-queries";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { edit } from "../actions";
import { OpportunityFields, opportunityLabels } from "../opportunity-fields";
import { Acts } from "./acts";
import { findOr404 } from "./find-or-404";
import { SellersTable } from "./sellers-table";

export default guardedPage(OpportunityPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  await reader("opportunities.see");
  return { title: (await findOr404(params)).title };
});

async function OpportunityPage({ params, searchParams }: Props) {
  const me = await reader("opportunities.see");
  const { t } = me;
  const [opportunity, query] = await Promise.all([findOr404(params), searchParams]);
  const { id, title, customer, contact, contactName, contactDeleted, changedAt, changedBy } = opportunity;
  const [values, contacts] = await Promise.all([listOpportunityValues(database(), t.locale, opportunity), listContacts(database(), customer, t.locale)]);
  const current = contacts.filter(({ ended, id: one }) => !ended || one === contact);
  const kept =
    contact === null || current.some((one) => one.id === contact)
      ? []
      : [{ id: contact, name: contactDeleted ? t("opportunities.deletedContact", { name: contactName ?? "" }) : (contactName ?? "") }];
  return (
    <CrmPage
      reader={me}
      area="opportunities"
      params={query}
      path={`/opportunities/${id}`}
      crumbs={[{ label: t("opportunities.title"), href: "/opportunities" }, { label: title }]}
    >
      <FormPage>
        <PageHeader title={title} meta={<Meta t={t} opportunity={opportunity} />} actions={<Acts t={t} opportunity={opportunity} />} />
        <SellersTable t={t} opportunity={opportunity} />
        <Form action={edit} id="opportunity" hidden={{ id: String(id) }} labels={opportunityLabels(t)}>
          <OpportunityFields t={t} opportunity={opportunity} values={values} contacts={[...current, ...kept]} />
          <SaveBar meta={t("customers.changedBy", { who: changedBy ?? t("changeLog.theApp"), when: t.moment(changedAt) })}>
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href={`/customers/${customer}/opportunities`}>
              {t("shell.cancel")}
            </ButtonLink>
          </SaveBar>
        </Form>
      </FormPage>
    </CrmPage>
  );
}

/** Customer, status, and how likely it is or when it was closed. */
function Meta({ t, opportunity: { id, customer, customerName, status, probability, closedOn } }: { t: Texts; opportunity: OpportunityCard }) {
  return (
    <>
      <TextLink href={`/customers/${customer}/opportunities`}>{customerName}</TextLink>
      {" · "}
      <TextLink href={`/opportunities/${id}/customer`}>{t("opportunities.acts.changeCustomer")}</TextLink>
      {" · "}
      <OpportunityStatus t={t} status={status} />
      {` · ${closedOn ? t.date(noonOf(closedOn)) : t("opportunities.probability", { probability })}`}
    </>
  );
}
