import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { StoppingSellers } from "@/components/sellers/stopping-sellers";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { loadStopping } from "@/lib/crm/sellers/stopping-sellers";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../../count-changed";
import { CrmPage } from "../../../../crm-page";
import { switchOnOrOff } from "../../actions";
import { userCrumbs } from "../../crumbs";
import { userOr404 } from "../../load-user";

export default guardedPage(SwitchOffPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("users.edit")).t("users.switchOff.title") }));

/** Whether to switch a seller off: with how much they have open, and who takes it over. */
async function SwitchOffPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("users.edit");
  const { t } = me;
  const [{ id, name }, query] = [await userOr404(params), await searchParams];
  const path = `/settings/users/${id}`;
  const { stopping, seen, others } = await loadStopping(database(), { employee: id }, todayInOslo(new Date()));
  return (
    <CrmPage reader={me} area="settings" section="/settings/users" params={query} path={`${path}/switch-off`} crumbs={userCrumbs(t, name)}>
      <TextPage>
        <CountChanged t={t} params={query} />
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("users.switchOff.question", { name })}</h1>
        <ConfirmForm
          action={switchOnOrOff}
          hidden={{ id: String(id), active: "false", sellers: seen }}
          yes={t("users.switchOff.yes", { name })}
          danger
          no={t("shell.no")}
          cancelHref={path}
        >
          <p>{t("users.switchOff.what")}</p>
          <StoppingSellers t={t} stopping={stopping} others={others} past={t("groups.sellers.past")} />
          <p className="text-muted">{t("users.switchOff.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
