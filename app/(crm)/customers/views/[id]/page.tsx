import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { can } from "@/lib/permissions";

import { CrmPage } from "../../../crm-page";
import { changeView } from "../../actions";
import { crumbsTo, viewsPath } from "../crumbs";
import { ViewFields, viewLabels } from "../view-fields";
import { findOr404 } from "./find-or-404";

export default guardedPage(ViewPage);

interface Props {
  params: Promise<{ id: string }>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => ({ title: (await findOr404(await reader("views.keep"), params)).name }));

/** A view's name, and who sees it. What it shows is changed in the list. */
async function ViewPage({ params }: Props) {
  const me = await reader("views.keep");
  const { t } = me;
  const view = await findOr404(me, params);
  return (
    <CrmPage reader={me} area="customers" path={`${viewsPath}/${view.id}`} crumbs={crumbsTo(t, view.name)}>
      <TextPage>
        <h1 className="text-page-title mb-2 wrap-anywhere">{view.name}</h1>
        <p className="mb-4 text-muted">{t("views.edit.lede")}</p>
        <Form action={changeView} hidden={{ id: String(view.id) }} labels={viewLabels(t)}>
          <ViewFields t={t} view={view} mayShare={can(me.actor, "views.share")} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href={viewsPath}>
              {t("shell.cancel")}
            </ButtonLink>
            <ButtonLink variant="danger-quiet" href={`${viewsPath}/${view.id}/delete`} className="ml-auto">
              {t("views.delete.title")}
            </ButtonLink>
          </div>
        </Form>
      </TextPage>
    </CrmPage>
  );
}
