import { UndoForm } from "@/components/change-log/undo-form";
import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/link";
import type { Reader } from "@/lib/auth/current-session";
import { doneMessageOf } from "@/lib/change-log/sentence";
import { readOperations } from "@/lib/change-log/read-operations";
import { countLeftByUndo } from "@/lib/crm/undo/left-by-undo";
import { isUndoable } from "@/lib/crm/undo/is-undoable";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";

import { undo } from "./undo-action";

/** How long a bookmarked or sent «done» still speaks: an hour, in milliseconds. */
const speaksFor = 60 * 60 * 1000;

/**
 * The message of what the reader just did, out of the change log by the operation's id, with «Angre». It stays
 * until the next page, and says nothing to anybody else, or long after.
 */
export async function DoneBanner({ reader, operation: id, back }: { reader: Reader; operation: string; back: string }) {
  const { t, actor } = reader;
  if (id === "0") return <Banner tone="info">{t("changeLog.unchanged")}</Banner>;
  const operationId = idParam(id);
  if (operationId === null) return null;
  const { operations } = await readOperations(database(), { id: operationId, actor: actor.id });
  const [operation] = operations;
  if (!operation || Date.now() - operation.at.getTime() > speaksFor) return null;
  const left = operation.depth > 0 && Number(operation.data.left) > 0 && (await countLeftByUndo(database(), operation.id)) > 0;
  const undoing = isUndoable(operation, actor) ? <UndoForm action={undo} operation={operation.id} back={back} label={t("changeLog.undo")} /> : undefined;
  return (
    <Banner tone="success" action={undoing}>
      {doneMessageOf(t, operation)}
      {left && (
        <>
          {" "}
          <TextLink href={`/undo/${operation.id}/left`}>{t("changeLog.left.show")}</TextLink>
        </>
      )}
    </Banner>
  );
}
