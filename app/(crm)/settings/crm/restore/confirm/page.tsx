import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { ConfirmForm } from "@/components/form/confirm-form";
import { reader } from "@/lib/auth/current-session";
import { findDeletedCustomer } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { planSelection } from "@/lib/crm/deleted-customers/plan-restore-of-customers";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../../count-changed";
import { restore } from "../actions";
import { CustomerConflicts } from "../../../conflicts";
import { questionPath, readRestoreSelection, restorePath, selectionFields } from "../paths";
import { RestoreFrame } from "../restore-frame";
import { Since } from "../../../since";
import { TakenNumbers } from "../taken-numbers";

export default guardedPage(RestoreQuestionPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.restore")).t("deletedCustomers.restore") }));

/** «Gjenopprett»: what will not be as it was, with the choice for each, and the question. */
async function RestoreQuestionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.restore");
  const { t, actor } = me;
  const params = await searchParams;
  const selection = readRestoreSelection(params);
  const plan = selection && (await planSelection(database(), actor, selection, t.locale, new Date()));
  const path = selection ? questionPath(restorePath, selection) : `${restorePath}/confirm`;
  if (!selection || !plan || plan.records === 0)
    return (
      <RestoreFrame reader={me} path={path} further={t("deletedCustomers.restore")}>
        <TextPage>
          <h1 className="text-page-title mb-2">{t("deletedCustomers.restore")}</h1>
          <EmptyState title={t("deletedCustomers.nobody")}>
            <TextLink href={restorePath}>{t("deletedCustomers.nobodyWayOn")}</TextLink>
          </EmptyState>
        </TextPage>
      </RestoreFrame>
    );
  const { records, taken, conflicts, since, asOf, signature } = plan;
  const [one] = selection.ids ?? [];
  const name = records === 1 && one !== undefined ? ((await findDeletedCustomer(database(), actor, one))?.name ?? "") : "";
  const shown = { records: String(records), asOf, signature };
  return (
    <RestoreFrame reader={me} path={path} further={t("deletedCustomers.restore")}>
      <TextPage>
        <CountChanged t={t} params={params} />
        <h1 className="text-page-title mb-2 wrap-anywhere">
          {name === "" ? t("deletedCustomers.question", { records }) : t("deletedCustomers.questionOne", { name })}
        </h1>
        <ConfirmForm
          action={restore}
          hidden={{ ...selectionFields(selection), ...shown, back: path }}
          yes={name === "" ? t("deletedCustomers.yes", { records }) : t("deletedCustomers.yesOne", { name })}
          no={t("shell.no")}
          cancelHref={restorePath}
        >
          <p>{t("deletedCustomers.whole", { records })}</p>
          {taken.length > 0 && <TakenNumbers t={t} taken={taken} />}
          {conflicts.length > 0 && <CustomerConflicts t={t} conflicts={conflicts} />}
          {since.length > 0 && <Since t={t} since={since} of={records} />}
          <p className="text-muted">{t("deletedCustomers.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </RestoreFrame>
  );
}
