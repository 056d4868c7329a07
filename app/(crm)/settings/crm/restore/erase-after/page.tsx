import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { countOverdue } from "@/lib/crm/erasing/overdue";
import { mostErasureDays } from "@/lib/crm/erasing/set-erasure-days";
import { database } from "@/lib/db/client";
import { idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CountChanged } from "../../../../count-changed";
import { setErasure } from "../actions";
import { restorePath } from "../paths";
import { RestoreFrame } from "../restore-frame";

export default guardedPage(EraseAfterPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.erase")).t("erasure.title") }));

/** The question whether to erase after so many days, with how many are overdue by then. */
async function EraseAfterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.erase");
  const { t } = me;
  const params = await searchParams;
  const wanted = idParam(param(params, "days"));
  const days = wanted !== null && wanted <= mostErasureDays ? wanted : noSuchPage();
  const { customers, contacts } = await countOverdue(database(), days, new Date());
  return (
    <RestoreFrame reader={me} path={`${restorePath}/erase-after?days=${days}`} further={t("erasure.title")}>
      <TextPage>
        <CountChanged t={t} params={params} />
        <h1 className="text-page-title mb-2">{t("erasure.question", { days })}</h1>
        <ConfirmForm
          action={setErasure}
          hidden={{ days: String(days), customers: String(customers), contacts: String(contacts) }}
          labels={{}}
          yes={t("erasure.yes", { days })}
          danger={customers + contacts > 0}
          no={t("shell.no")}
          cancelHref={restorePath}
        >
          {customers + contacts > 0 && <p>{t("erasure.now", { customers, contacts, both: String(customers > 0 && contacts > 0) })}</p>}
          <p className="font-semibold">{t("erasure.final")}</p>
        </ConfirmForm>
      </TextPage>
    </RestoreFrame>
  );
}
