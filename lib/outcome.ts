import type { z } from "zod";

import { constraintMessages } from "./db/constraint-messages";
import { databaseError } from "./db/database-error";
import { type Conflict, type Message, NotFound, Refusal } from "./refusal";

/** What became of a command. */
export type Outcome<Value> =
  | {
      ok: true;
      value: Value;
      /** The operation in the log; null when nothing changed. */
      operationId: number | null;
    }
  | ({ ok: false } & Refused);

export interface Refused {
  reason: "not signed in" | "not permitted" | "not found" | "refused";
  fieldErrors: Record<string, Message>;
  formError: Message | null;
  conflicts: Conflict[];
  offer: Record<string, string | number>;
}

/** What can be expected of an error, as an answer: a refusal, a vanished record, one of the database's guards. Throws what can't. */
export function answerOf(error: unknown): { ok: false } & Refused {
  if (error instanceof Refusal)
    return { ...refused({ fieldErrors: error.fieldErrors }), formError: error.formError, conflicts: error.conflicts, offer: error.offer };
  if (error instanceof NotFound) return refused({ reason: "not found", message: { key: "errors.gone" } });
  const constraint = databaseError(error)?.constraint;
  if (constraint === "operation_undoes_once") return refused({ message: { key: "changeLog.errors.undoneAlready" } });
  const known = constraint ? constraintMessages[constraint] : undefined;
  if (known) return refused(known.field ? { fieldErrors: { [known.field]: known.message } } : { message: known.message });
  throw error;
}

/** A refusal as an answer. */
export function refused({
  reason = "refused",
  message = null,
  fieldErrors = {},
}: {
  reason?: Refused["reason"];
  message?: Message | null;
  fieldErrors?: Record<string, Message>;
}): { ok: false } & Refused {
  return { ok: false, reason, fieldErrors, formError: message, conflicts: [], offer: {} };
}

/** zod's issues as message keys: the first of each field; those without a field are the form's. */
export function messagesOf(error: z.ZodError): Record<string, Message> {
  const messages: Record<string, Message> = {};
  for (const issue of error.issues) {
    const field = issue.path.length > 0 ? String(issue.path[0]) : "";
    const params = "params" in issue ? (issue.params as Message["values"]) : undefined;
    messages[field] ??= { key: /^[a-z][\w.]+$/i.test(issue.message) ? issue.message : "errors.invalid", values: params };
  }
  return messages;
}
