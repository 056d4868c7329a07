import { refresh } from "next/cache";

import { currentSession } from "./auth/current-session";
import { undoOperation } from "./crm/undo/undo-operation";
import { database } from "./db/client";
import { href, idParam, localPath } from "./local-path";
import { plainFormAction } from "./plain-form-action";

/** «Angre»: takes the operation of the form back, and returns to the page it was pressed on, which says so. */
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
  const [path = "/customers", query = ""] = localPath(fields.back, "/customers").split("#")[0]?.split("?") ?? [];
  return { to: href(path, { ...Object.fromEntries(new URLSearchParams(query)), done: outcome.operationId ?? 0 }) };
});
