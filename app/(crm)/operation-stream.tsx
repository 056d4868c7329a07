import { OperationList } from "@/components/change-log/operation-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { Reader } from "@/lib/auth/current-session";
import { describeChanges } from "@/lib/change-log/describe-changes";
import { type OperationFilter, readOperations } from "@/lib/change-log/read-operations";
import { isUndoable } from "@/lib/crm/undo/is-undoable";
import { database } from "@/lib/db/client";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { undo } from "./undo-action";

interface Props {
  reader: Reader;
  filter: OperationFilter;
  /** The page's path, and the filters its URL holds. */
  path: string;
  query: Record<string, string>;
  params: SearchParams;
  /** Nothing can be taken back from here. */
  readOnly?: boolean;
}

/** A page of the change log, newest first, with the way to older and newer ones. */
export async function OperationStream({ reader: { t, actor }, filter, path, query, params, readOnly = false }: Props) {
  const [before, after] = [idParam(param(params, "before")), idParam(param(params, "after"))];
  const db = database();
  const { operations, more } = await readOperations(db, { ...filter, before, after });
  const details = await describeChanges(db, t, operations);
  if (operations.length === 0) return <EmptyState title={t("changeLog.none")}>{t("changeLog.noneWayOn")}</EmptyState>;
  const undoable = new Set(operations.filter((operation) => !readOnly && isUndoable(operation, actor)).map(({ id }) => id));
  const [newest, oldest] = [operations[0]?.id, operations.at(-1)?.id];
  const hasNewer = after !== null ? more : before !== null;
  const hasOlder = after !== null || more;
  return (
    <>
      <OperationList t={t} operations={operations} details={details} undo={undo} undoable={undoable} back={href(path, query)} />
      <Pagination
        label={t("shell.pages.label")}
        texts={{ first: t("shell.pages.first"), previous: t("changeLog.newer"), next: t("changeLog.older"), last: t("shell.pages.last") }}
        first={hasNewer ? href(path, query) : undefined}
        previous={hasNewer ? href(path, { ...query, after: newest }) : undefined}
        next={hasOlder ? href(path, { ...query, before: oldest }) : undefined}
      />
    </>
  );
}
