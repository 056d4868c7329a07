import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../../count-changed";
import { CrmPage } from "../../../../crm-page";
import { removeView } from "../../../actions";
import { crumbsTo, viewsPath } from "../../crumbs";
import { findOr404 } from "../find-or-404";

export default guardedPage(DeleteViewPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("views.keep")).t("views.delete.title") }));

/** «Slett visning»: who opens the list with it, yes and no. */
async function DeleteViewPage({ params, searchParams }: Props) {
  const me = await reader("views.keep");
  const { t } = me;
  const { id, name, openedBy, shared } = await findOr404(me, params);
  return (
    <CrmPage reader={me} area="customers" path={`${viewsPath}/${id}/delete`} crumbs={crumbsTo(t, t("views.delete.title"))}>
      <TextPage>
        <CountChanged t={t} params={await searchParams} />
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("views.delete.question", { name })}</h1>
        <ConfirmForm
          action={removeView}
          hidden={{ id: String(id), openedBy: String(openedBy) }}
          yes={t("views.delete.yes", { name })}
          danger
          no={t("shell.no")}
          cancelHref={viewsPath}
        >
          <p>{t(shared ? "views.delete.shared" : "views.delete.own", { people: openedBy })}</p>
          <p className="text-muted">{t("views.delete.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
