import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { CheckboxField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { SaveBar } from "@/components/ui/save-bar";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listSellers } from "@/lib/crm/groups/sellers";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";

import { CrmPage } from "../../../crm-page";
import { changeSellers } from "../../actions";
import { opportunityLabels } from "../../opportunity-fields";
import { SellersFields } from "../../sellers-fields";
import { findOr404 } from "../find-or-404";

export default guardedPage(SellersPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.edit")).t("opportunities.sellers.title") }));

/** Who sells an opportunity and how much of it. A won one's shares are settled: they are changed only by who ticks that they shall be. */
async function SellersPage({ params }: { params: Promise<{ id: string }> }) {
  const me = await reader("opportunities.edit");
  const { t } = me;
  const [{ id, title, status, closedOn, sellers }, offered] = await Promise.all([findOr404(params), listSellers(database())]);
  const path = `/opportunities/${id}`;
  const heading = t("opportunities.sellers.title");
  return (
    <CrmPage
      reader={me}
      area="opportunities"
      path={`${path}/sellers`}
      crumbs={[{ label: t("opportunities.title"), href: "/opportunities" }, { label: title, href: path }, { label: heading }]}
    >
      <TextPage>
        <PageHeader title={heading} meta={title} />
        <Form action={changeSellers} id="sellers" hidden={{ id: String(id) }} labels={{ ...opportunityLabels(t), settled: t("opportunities.sections.closed") }}>
          {status === "WON" && (
            <div className="mb-4">
              <Banner tone="warning">{t("opportunities.sellers.settledWhy", { date: t.date(noonOf(closedOn ?? "")) })}</Banner>
            </div>
          )}
          <FieldGrid>
            <SellersFields t={t} offered={offered} on={sellers} guarded />
            {status === "WON" && <CheckboxField name="settled" label={t("opportunities.sellers.settled")} />}
          </FieldGrid>
          <div className="mt-5">
            <SaveBar>
              <SubmitButton>{t("shell.save")}</SubmitButton>
              <SubmitButton variant="plain" name="evenly" value="1">
                {t("opportunities.sellers.evenly")}
              </SubmitButton>
              <ButtonLink variant="quiet" href={path}>
                {t("shell.cancel")}
              </ButtonLink>
            </SaveBar>
          </div>
        </Form>
      </TextPage>
    </CrmPage>
  );
}
