import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";

import { CrmPage } from "../../../crm-page";
import { remove } from "../../actions";
import { findOr404 } from "../find-or-404";

export default guardedPage(DeleteOpportunityPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("opportunities.edit")).t("opportunities.delete.title") }));

async function DeleteOpportunityPage({ params }: { params: Promise<{ id: string }> }) {
  const me = await reader("opportunities.edit");
  const { t } = me;
  const { id, title, customerName } = await findOr404(params);
  const path = `/opportunities/${id}`;
  const crumbs = [{ label: t("opportunities.title"), href: "/opportunities" }, { label: title, href: path }, { label: t("opportunities.delete.title") }];
  return (
    <CrmPage reader={me} area="opportunities" path={`${path}/delete`} crumbs={crumbs}>
      <TextPage>
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("opportunities.delete.question", { title })}</h1>
        <ConfirmForm action={remove} hidden={{ id: String(id) }} yes={t("opportunities.delete.yes", { title })} danger no={t("shell.no")} cancelHref={path}>
          <p>{t("opportunities.delete.what", { customer: customerName })}</p>
          <p className="text-muted">{t("opportunities.delete.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
