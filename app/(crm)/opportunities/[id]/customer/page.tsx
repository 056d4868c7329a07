import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { SelectField } from "@/components/form/field";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listContacts } from "@/lib/crm/contacts/contact-queries";
import { type CustomerCard, findCustomer } from "@/lib/crm/customers/customer-queries";
import type { OpportunityCard } from "@/lib/crm/opportunities/opportunity-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CrmPage } from "../../../crm-page";
import { moveToCustomer } from "../../actions";
import { ChooseCustomer } from "../../../choose-customer";
import { findOr404 } from "../find-or-404";

export default guardedPage(ChangeCustomerPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.edit")).t("opportunities.customer.title") }));

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Two steps, each with its own address: which customer, then the question with who is the contact there. */
async function ChangeCustomerPage({ params, searchParams }: Props) {
  const me = await reader("opportunities.edit");
  const { t } = me;
  const [opportunity, query] = await Promise.all([findOr404(params), searchParams]);
  const { id, title } = opportunity;
  const chosen = param(query, "customer");
  const target = idParam(chosen);
  const customer = target === null ? null : await findCustomer(database(), target, t.locale);
  if (chosen !== "" && (!customer || customer.id === opportunity.customer)) noSuchPage();
  const path = `/opportunities/${id}`;
  const heading = t("opportunities.customer.title");
  const crumbs = [{ label: t("opportunities.title"), href: "/opportunities" }, { label: title, href: path }, { label: heading }];
  return (
    <CrmPage reader={me} area="opportunities" path={`${path}/customer`} crumbs={crumbs}>
      <TextPage>
        {customer ? (
          <Question t={t} opportunity={opportunity} customer={customer} />
        ) : (
          <>
            <PageHeader title={heading} />
            <ChooseCustomer
              t={t}
              words={param(query, "q")}
              path={`${path}/customer`}
              texts={{ heading: t("opportunities.customer.choose", { title }), find: t("opportunities.customer.find") }}
              but={opportunity.customer}
            />
          </>
        )}
      </TextPage>
    </CrmPage>
  );
}

/** The contact stays where she is a contact of the other customer too. */
async function Question({ t, opportunity, customer }: { t: Texts; opportunity: OpportunityCard; customer: CustomerCard }) {
  const { id, title, contact, customer: from, customerName } = opportunity;
  const contacts = (await listContacts(database(), customer.id, t.locale)).filter(({ ended }) => !ended);
  const stays = contacts.some((one) => one.id === contact);
  return (
    <>
      <h1 className="text-page-title mb-2 wrap-anywhere">{t("opportunities.customer.question", { title, customer: customer.name })}</h1>
      <ConfirmForm
        action={moveToCustomer}
        hidden={{ id: String(id), from: String(from), customer: String(customer.id) }}
        labels={{ contact: t("opportunities.fields.contact"), customer: t("opportunities.fields.customer") }}
        yes={t("opportunities.customer.yes", { customer: customer.name })}
        no={t("shell.no")}
        cancelHref={`/opportunities/${id}`}
      >
        <p className="wrap-anywhere">{t("opportunities.customer.what", { from: customerName, customer: customer.name })}</p>
        <FieldGrid>
          <SelectField
            name="contact"
            label={t("opportunities.fields.contact")}
            hint={t("opportunities.customer.contactHint", { customer: customer.name })}
            defaultValue={stays ? String(contact) : ""}
            options={[{ value: "", label: t("customers.notChosen") }, ...contacts.map((one) => ({ value: String(one.id), label: one.name }))]}
          />
        </FieldGrid>
        <p>
          <TextLink href={`/opportunities/${id}/customer`}>{t("opportunities.customer.another")}</TextLink>
        </p>
      </ConfirmForm>
    </>
  );
}
