import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextPage } from "@/components/ui/layout";
import { reader, type Reader } from "@/lib/auth/current-session";
import type { LoggedOperation } from "@/lib/change-log/read-operations";
import { sentenceOf } from "@/lib/change-log/sentence";
import { countTakenAway } from "@/lib/crm/undo/count-taken-away";
import { isUndoable } from "@/lib/crm/undo/is-undoable";
import { database } from "@/lib/db/client";
import { localPath, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { GoesAlong } from "../../deleted-along";
import { undo } from "../../undo-action";
import { operationOr404 } from "../load-operation";

export default guardedPage(UndoPage);

interface Props {
  params: Promise<{ operation: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const me = await reader("customers.see");
  await undoableOr404(me, params);
  return { title: me.t("changeLog.ask.title") };
});

/** «Angre» of what touched many records: how many, what is deleted by it, and what becomes of what was changed since. */
async function UndoPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const { t } = me;
  const operation = await undoableOr404(me, params);
  const back = localPath(param(await searchParams, "back"), "/customers");
  const records = t.number(operation.records);
  const { customers, contacts } = await countTakenAway(database(), operation.id);
  return (
    <CrmPage reader={me} area={null} path={`/undo/${operation.id}`}>
      <TextPage>
        <h1 className="text-page-title mb-2">{t("changeLog.ask.question", { records })}</h1>
        <ConfirmForm
          action={undo}
          hidden={{ operation: String(operation.id), back }}
          yes={t("changeLog.ask.yes", { records })}
          no={t("shell.no")}
          cancelHref={back}
        >
          <p>{t("changeLog.ask.what", { who: operation.actor ?? t("changeLog.theApp"), what: sentenceOf(t, operation), when: t.moment(operation.at) })}</p>
          {customers.customers > 0 && <p>{t("changeLog.ask.customers", { customers: customers.customers })}</p>}
          <GoesAlong t={t} along={customers} />
          {contacts > 0 && <p>{t("changeLog.ask.contacts", { contacts })}</p>}
          <p className="text-muted">{t("changeLog.ask.left")}</p>
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}

const undoableOr404 = ({ actor }: Reader, params: Props["params"]): Promise<LoggedOperation> =>
  operationOr404(params, (operation) => isUndoable(operation, actor));
