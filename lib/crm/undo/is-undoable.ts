import type { LoggedOperation } from "../../change-log/read-operations";
import { type Actor, can } from "../../permissions";
import { commands } from "../commands";
import { isOwn } from "./undo-operation";

/** Whether «Angre» is shown: of a kind that can be taken back, not taken back yet, by somebody who may do what it did. */
export function isUndoable(operation: LoggedOperation, actor: Actor): boolean {
  const command = commands.get(operation.root?.kind ?? operation.kind);
  if (!command || command.undo === "final" || operation.undoneBy !== null) return false;
  return can(actor, command.permission) && (!isOwn(command) || operation.actorId === actor.id);
}
