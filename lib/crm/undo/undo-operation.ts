import { type Command, type Execution, executeUndo } from "../../command";
import type { Outcome, Refused } from "../../outcome";
import type { Database } from "../../db/client";
import { commands } from "../commands";
import { entities } from "../entities";

/** The kind of an undo in the log; it can be undone too. */
export const undoKind = "changeLog.undo";

/**
 * Takes an operation back by its id. An undo is taken back like any other, with the permission of the command
 * it once undid. Answers «not found» for an operation that does not exist.
 */
export async function undoOperation(operationId: number, execution: Execution): Promise<Outcome<{ left: number }>> {
  const original = await originalOf(execution.db, operationId);
  const command = original ? commands.get(original.kind) : undefined;
  if (!original || !command) return refused("not found", "errors.gone");
  if (isOwn(command) && execution.actor && execution.actor.id !== original.actorId) return refused("not permitted", "errors.notPermitted");
  return executeUndo({ command, operationId }, entities, execution);
}

/** Whether a command changes what belongs to the person who calls it, and so is undone by that person alone. */
export const isOwn = (command: Command): boolean => command.permission === "account.use";

const refused = (reason: Refused["reason"], key: string): { ok: false } & Refused => ({
  ok: false,
  reason,
  fieldErrors: {},
  formError: { key },
  conflicts: [],
  offer: {},
});

/** The operation itself or, for an undo, what stands at the beginning of its chain. */
async function originalOf(db: Database, operationId: number): Promise<{ kind: string; actorId: number | null } | undefined> {
  const [row] = await db.$queryRaw<{ kind: string; actorId: number | null }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, kind, actor_id, undoes_id FROM operation WHERE id = ${operationId}
      UNION ALL SELECT o.id, o.kind, o.actor_id, o.undoes_id FROM operation o JOIN chain ON o.id = chain.undoes_id
    ) SELECT kind, actor_id AS "actorId" FROM chain WHERE undoes_id IS NULL`;
  return row;
}
