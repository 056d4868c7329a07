import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { findDeletedContact } from "@/lib/crm/deleted-contacts/list-deleted-contacts";
import { planRestoreOfContacts } from "@/lib/crm/deleted-contacts/plan-restore-of-contacts";
import { restorableContacts } from "@/lib/crm/deleted-contacts/restorable-contacts";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../../../count-changed";
import { restorePeople } from "../../actions";
import { Conflicts } from "../../../../conflicts";
import { questionPath, readRestoreSelection, restoreContactsPath, selectionFields } from "../../paths";
import { RestoreFrame } from "../../restore-frame";
import { Since } from "../../../../since";

export default guardedPage(RestoreContactsQuestionPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.restore")).t("deletedCustomers.restore") }));

/** «Gjenopprett» of contacts: what will not be as it was, with the choice for each, and the question. */
async function RestoreContactsQuestionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("contacts.restore");
  const { t, actor } = me;
  const params = await searchParams;
  const selection = readRestoreSelection(params);
  const plan = selection && (await planRestoreOfContacts(database(), actor, selection, t.locale, new Date()));
  const path = selection ? questionPath(restoreContactsPath, selection) : `${restoreContactsPath}/confirm`;
  if (!selection || !plan || plan.records === 0)
    return (
      <RestoreFrame reader={me} path={path} list="contacts" further={t("deletedCustomers.restore")}>
        <TextPage>
          <h1 className="text-page-title mb-2">{t("deletedCustomers.restore")}</h1>
          <EmptyState title={t("deletedContacts.nobody")}>
            <TextLink href={restoreContactsPath}>{t("deletedContacts.nobodyWayOn")}</TextLink>
          </EmptyState>
        </TextPage>
      </RestoreFrame>
    );
  const { records, hidden, nowhere, conflicts, since, asOf, signature } = plan;
  const [one] = selection.ids ?? [];
  const name = records === 1 && one !== undefined ? ((await findDeletedContact(database(), actor, one))?.name ?? "") : "";
  return (
    <RestoreFrame reader={me} path={path} list="contacts" further={t("deletedCustomers.restore")}>
      <TextPage>
        <CountChanged t={t} params={params} />
        <h1 className="text-page-title mb-2 wrap-anywhere">
          {name === "" ? t("deletedContacts.question", { records }) : t("deletedContacts.questionOne", { name })}
        </h1>
        <ConfirmForm
          action={restorePeople}
          hidden={{ ...selectionFields(selection), records: String(records), asOf, signature, back: path }}
          yes={name === "" ? t("deletedContacts.yes", { records }) : t("deletedCustomers.yesOne", { name })}
          no={t("shell.no")}
          cancelHref={restoreContactsPath}
        >
          <p>{t("deletedContacts.whole", { records })}</p>
          {hidden > 0 && <p>{t("deletedContacts.hidden", { hidden })}</p>}
          {nowhere > 0 && <p>{t("deletedContacts.nowhere", { nowhere })}</p>}
          {conflicts.length > 0 && (
            <Conflicts
              t={t}
              of={restorableContacts}
              conflicts={conflicts}
              what={({ kind, wasName: name, records: n }) => t(`deletedContacts.conflicts.what.${kind}`, { name, records: n })}
            />
          )}
          {since.length > 0 && <Since t={t} since={since} of={records} />}
          <p className="text-muted">{t("deletedCustomers.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </RestoreFrame>
  );
}
