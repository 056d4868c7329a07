import type { LoggedOperation } from "../../change-log/read-operations";
import type { Actor } from "../../permissions";
import { commands } from "../commands";
import { mayUndo } from "./undo-operation";

/** Whether «Angre» is shown: of a kind that can be taken back, not taken back yet, by somebody who may do what it did. */
export function isUndoable(operation: LoggedOperation, actor: Actor): boolean {
  const command = commands.get(operation.root?.kind ?? operation.kind);
  if (!command || command.undo === "final" || operation.undoneBy !== null) return false;
  return mayUndo(actor, command, operation.actorId);
}
