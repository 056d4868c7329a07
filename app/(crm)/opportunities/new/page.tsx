import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { SaveBar } from "@/components/ui/save-bar";
import { type Reader, reader } from "@/lib/auth/current-session";
import { listContacts } from "@/lib/crm/contacts/contact-queries";
import { type CustomerCard, findCustomer } from "@/lib/crm/customers/customer-queries";
import { listSellers } from "@/lib/crm/groups/sellers";
import { listOpportunityValues } from "@/lib/crm/opportunities/opportunity-queries";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import { idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CrmPage } from "../../crm-page";
import { create } from "../actions";
import { ChooseCustomer } from "../../choose-customer";
import { OpportunityFields, opportunityLabels } from "../opportunity-fields";
import { SellersFields } from "../sellers-fields";

export default guardedPage(NewOpportunityPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.edit")).t("opportunities.new.title") }));

/** First the customer, who stands in the URL, then the opportunity. */
async function NewOpportunityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("opportunities.edit");
  const { t } = me;
  const params = await searchParams;
  const chosen = param(params, "customer");
  const id = idParam(chosen);
  const customer = id === null ? null : await findCustomer(database(), id, t.locale);
  if (chosen !== "" && !customer) noSuchPage();
  const title = t("opportunities.new.title");
  return (
    <CrmPage
      reader={me}
      area="opportunities"
      path="/opportunities/new"
      crumbs={[{ label: t("opportunities.title"), href: "/opportunities" }, { label: title }]}
    >
      <FormPage>
        <PageHeader
          title={title}
          meta={
            customer && (
              <>
                {t("opportunities.fields.customer")}: <TextLink href={`/customers/${customer.id}`}>{customer.name}</TextLink>
              </>
            )
          }
        />
        {customer ? (
          <NewOpportunity reader={me} customer={customer} />
        ) : (
          <ChooseCustomer
            t={t}
            words={param(params, "q")}
            path="/opportunities/new"
            texts={{ heading: t("opportunities.new.choose"), find: t("opportunities.new.find") }}
          />
        )}
      </FormPage>
    </CrmPage>
  );
}

const aMonth = 30 * 24 * 60 * 60 * 1000;

async function NewOpportunity({ reader: { t, actor }, customer }: { reader: Reader; customer: CustomerCard }) {
  const db = database();
  const [values, contacts, sellers] = await Promise.all([listOpportunityValues(db, t.locale), listContacts(db, customer.id, t.locale), listSellers(db)]);
  const wanted = [customer.seller, actor.id].find((one) => sellers.some(({ id }) => id === one));
  const proposed = sellers.find(({ id }) => id === wanted) ?? sellers[0];
  return (
    <Form action={create} id="opportunity" hidden={{ customer: String(customer.id) }} labels={opportunityLabels(t)}>
      <OpportunityFields
        t={t}
        opportunity={null}
        values={values}
        contacts={contacts.filter(({ ended }) => !ended)}
        sellers={<SellersFields t={t} offered={sellers} on={proposed ? [{ ...proposed, share: null }] : []} guarded={false} />}
        proposedClose={todayInOslo(new Date(Date.now() + aMonth))}
      />
      <SaveBar>
        <SubmitButton>{t("shell.save")}</SubmitButton>
        <ButtonLink variant="quiet" href={`/customers/${customer.id}/opportunities`}>
          {t("shell.cancel")}
        </ButtonLink>
      </SaveBar>
    </Form>
  );
}
