import { refresh } from "next/cache";

import { currentSession } from "./auth/current-session";
import { pageAfterUndo } from "./crm/undo/page-after-undo";
import { undoOperation } from "./crm/undo/undo-operation";
import { database } from "./db/client";
import { href, idParam, localPath } from "./local-path";
import { plainFormAction } from "./plain-form-action";

/** «Angre»: takes the operation of the form back, and returns to the page it was pressed on, or the nearest that is left, which says so. */
export const undoAction = plainFormAction(async ({ fields, requestKey }) => {
  const session = await currentSession();
  const operation = idParam(typeof fields.operation === "string" ? fields.operation : undefined);
  const outcome = await undoOperation(operation ?? 0, { db: database(), actor: session?.actor ?? null, via: "page", requestKey });
  if (!outcome.ok) {
    const [first] = Object.values(outcome.fieldErrors);
    return { refused: { ...outcome, fieldErrors: {}, formError: outcome.formError ?? first ?? { key: "errors.invalid" } } };
  }
  // What comes back may stand in the layout round all pages (the reader's language), which the router keeps unless told.
  refresh();
  const back = await pageAfterUndo(database(), localPath(fields.back, "/customers").split("#")[0] ?? "/customers");
  const [path = "/customers", query = ""] = back.split("?");
  return { to: href(path, { ...Object.fromEntries(new URLSearchParams(query)), done: outcome.operationId ?? 0 }) };
});
