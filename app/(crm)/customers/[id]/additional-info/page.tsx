import { redirect } from "next/navigation";

import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { SaveBar } from "@/components/ui/save-bar";
import { reader } from "@/lib/auth/current-session";
import { findAdditionalInfo } from "@/lib/crm/customers/additional-info-queries";
import { database } from "@/lib/db/client";
import { param, type SearchParams } from "@/lib/local-path";
import { wasRefused } from "@/lib/refused";

import { saveAdditionalInfo } from "../../actions";
import { additionalInfoPath } from "../../additional-info-path";
import { additionalInfoLabels, AdditionalInfoSection } from "../../additional-info-section";
import { Card, findCustomerOr404 } from "../card";

export default guardedPage(AdditionalInfoPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("customers.see");
  return { title: t("customers.additionalInfo.titleOf", { customer: (await findCustomerOr404(params, t.locale)).name }) };
});

/**
 * The card's tab «Tilleggsinfo». Where the firm has it as a section of «Firmainfo», it leads there; but a form that was
 * sent from here and refused is answered here, with what was typed.
 */
async function AdditionalInfoPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const { t } = me;
  const [customer, query] = await Promise.all([findCustomerOr404(params, t.locale), searchParams]);
  if (!me.firm.additionalInfoAsTab && !(await wasRefused())) redirect(additionalInfoPath(customer.id, false, { done: param(query, "done") }));
  const path = `/customers/${customer.id}/additional-info`;
  const info = await findAdditionalInfo(database(), customer.id, t.locale);
  return (
    <Card reader={me} customer={customer} tab="additionalInfo" params={query} path={path}>
      <FormPage>
        <Form action={saveAdditionalInfo} hidden={{ id: String(customer.id) }} id="additional-info-form" labels={additionalInfoLabels(t)}>
          <AdditionalInfoSection t={t} info={info} />
          <SaveBar meta={t("customers.changedBy", { who: customer.changedBy ?? t("changeLog.theApp"), when: t.moment(customer.changedAt) })}>
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href={`/customers/${customer.id}`}>
              {t("shell.cancel")}
            </ButtonLink>
          </SaveBar>
        </Form>
      </FormPage>
    </Card>
  );
}
