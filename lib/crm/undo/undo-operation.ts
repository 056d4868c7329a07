import { type Command, type Execution, executeUndo } from "../../command";
import type { Outcome, Refused } from "../../outcome";
import type { Database } from "../../db/client";
import { type Actor, can } from "../../permissions";
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
  if (execution.actor && !mayUndo(execution.actor, command, original.actorId)) return refused("not permitted", "errors.notPermitted");
  return executeUndo({ command, operationId }, entities, execution);
}

/**
 * Whether somebody may take back what a person did by a command: who may do it too. What belongs to that person alone is
 * undone by nobody else; some acts of others just by who may do more (`undoOthers`).
 */
export function mayUndo(actor: Actor, { permission, undoOthers }: Command, by: number | null): boolean {
  if (!can(actor, permission)) return false;
  if (actor.id === by) return true;
  return permission !== "account.use" && (undoOthers === undefined || can(actor, undoOthers));
}

const refused = (reason: Refused["reason"], key: string): { ok: false } & Refused => ({
  ok: false,
  reason,
  fieldErrors: {},
  formError: { key },
  conflicts: [],
  offer: {},
});

/** Who did an operation, and the kind of what stands at the beginning of its chain: its own, or what an undo once undid. */
async function originalOf(db: Database, operationId: number): Promise<{ kind: string; actorId: number | null } | undefined> {
  const [row] = await db.$queryRaw<{ kind: string; actorId: number | null }[]>`
    WITH RECURSIVE chain AS (
      SELECT kind, actor_id, undoes_id FROM operation WHERE id = ${operationId}
      UNION ALL SELECT o.kind, chain.actor_id, o.undoes_id FROM operation o JOIN chain ON o.id = chain.undoes_id
    ) SELECT kind, actor_id AS "actorId" FROM chain WHERE undoes_id IS NULL`;
  return row;
}
