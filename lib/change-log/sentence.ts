import type { Texts } from "../i18n/texts";
import type { LoggedOperation } from "./read-operations";

/**
 * What an operation did, as the rest of a sentence that begins with who did it: «slettet kategorien «Partner»
 * (brukt på 12 kunder)». Made in the reader's language from data alone.
 */
export function sentenceOf(texts: Texts, operation: LoggedOperation): string {
  const { kind, data } = operation.root ?? operation;
  const what = texts(`changeLog.kinds.${kind}`, valuesOf(operation, data));
  if (operation.depth === 0) return what;
  return texts(operation.depth % 2 === 1 ? "changeLog.undid" : "changeLog.redid", { what });
}

/** The message after the act: «Kategorien «Partner» er slettet.» */
export function doneMessageOf(texts: Texts, operation: LoggedOperation): string {
  if (operation.depth > 0) {
    const { kind, data } = operation.root ?? operation;
    const what = texts(`changeLog.kinds.${kind}`, valuesOf(operation, data));
    const left = Number(operation.data.left ?? 0);
    return texts(operation.depth % 2 === 1 ? "changeLog.doneUndo" : "changeLog.doneRedo", { what, left });
  }
  return texts(`changeLog.done.${operation.kind}`, valuesOf(operation, operation.data));
}

/** Every value a sentence may name: the operation's own facts, the first and the last record's name, and who did it. */
function valuesOf(operation: LoggedOperation, data: LoggedOperation["data"]): Record<string, string | number> {
  const ends = [operation.firstLabel ?? "", operation.lastLabel ?? ""];
  // An undo changes the last record first.
  const [label, last] = operation.depth % 2 === 1 ? ends.reverse() : ends;
  // What was logged before it said so handed nothing over, brought nothing back, left nobody out, and named no seller.
  return { customers: data.carriers ?? 0, opportunities: 0, restored: 0, had: 0, seller: "none", ...data, label: label ?? "", last: last ?? "" };
}
