import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { SelectField } from "@/components/form/field";
import { TextPage } from "@/components/ui/layout";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listOpportunityValues } from "@/lib/crm/opportunities/opportunity-queries";
import { database } from "@/lib/db/client";

import { CrmPage } from "../../../crm-page";
import { lose } from "../../actions";
import { findOr404 } from "../find-or-404";

export default guardedPage(LosePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.edit")).t("opportunities.lose.title") }));

/** «Tap» asks why. */
async function LosePage({ params }: { params: Promise<{ id: string }> }) {
  const me = await reader("opportunities.edit");
  const { t } = me;
  const { id, title } = await findOr404(params);
  const { lostReason } = await listOpportunityValues(database(), t.locale);
  const path = `/opportunities/${id}`;
  const crumbs = [{ label: t("opportunities.title"), href: "/opportunities" }, { label: title, href: path }, { label: t("opportunities.lose.title") }];
  const label = t("opportunities.fields.lostReason");
  return (
    <CrmPage reader={me} area="opportunities" path={`${path}/lose`} crumbs={crumbs}>
      <TextPage>
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("opportunities.lose.question", { title })}</h1>
        <ConfirmForm
          action={lose}
          hidden={lostReason.length === 0 ? { id: String(id), lostReason: "" } : { id: String(id) }}
          labels={{ lostReason: label }}
          yes={t("opportunities.lose.yes")}
          no={t("shell.no")}
          cancelHref={path}
        >
          {lostReason.length > 0 && (
            <FieldGrid>
              <SelectField
                name="lostReason"
                label={label}
                required
                options={[{ value: "", label: t("customers.notChosen") }, ...lostReason.map((reason) => ({ value: String(reason.id), label: reason.name }))]}
              />
            </FieldGrid>
          )}
          <p className="text-muted">{t("opportunities.lose.what")}</p>
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
