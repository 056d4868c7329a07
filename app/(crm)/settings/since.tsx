import { readOperations } from "@/lib/change-log/read-operations";
import { sentenceOf } from "@/lib/change-log/sentence";
import type { ChangeSince } from "@/lib/crm/restoring/changed-since";
import { operationsShown } from "@/lib/crm/restoring/plan-restore";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";

/** What was done since that concerns the deleted records: it stays as it is. */
export async function Since({ t, since, of }: { t: Texts; since: ChangeSince[]; of: number }) {
  const { operations } = await readOperations(database(), { ids: since.slice(0, operationsShown).map(({ operation }) => operation) });
  const concerned = new Map(since.map(({ operation, records }) => [operation, records]));
  return (
    <section aria-labelledby="since">
      <h2 id="since" className="font-semibold">
        {t("deletedCustomers.since.heading")}
      </h2>
      <ul className="my-2 list-disc space-y-1 pl-5">
        {operations.map((operation) => (
          <li key={operation.id} className="wrap-anywhere">
            {operation.actor ?? t("changeLog.theApp")} {sentenceOf(t, operation)}{" "}
            <time dateTime={operation.at.toISOString()} className="text-muted">
              {t.moment(operation.at)}
            </time>
            {of > 1 && <> {t("deletedCustomers.since.concerns", { records: concerned.get(operation.id) ?? 0 })}</>}
          </li>
        ))}
        {since.length > operationsShown && <li>{t("deletedCustomers.since.more")}</li>}
      </ul>
    </section>
  );
}
