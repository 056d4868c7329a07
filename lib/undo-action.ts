import { randomUUID } from "node:crypto";

import { refresh } from "next/cache";

import { currentSession } from "./auth/current-session";
import { type Report, requestKeyOf } from "./command";
import { readOperations } from "./change-log/read-operations";
import { nearestPage } from "./crm/nearest-page";
import { undoKind, undoOperation } from "./crm/undo/undo-operation";
import { database } from "./db/client";
import { href, idParam, localPath } from "./local-path";
import type { Refused } from "./outcome";
import { outcomeOrJob } from "./outcome-or-job";
import type { Actor } from "./permissions";
import { plainFormAction } from "./plain-form-action";

/** «Angre»: takes the operation of the form back, and returns to the page it was pressed on, or the nearest that is left, which says so. */
export const undoAction = plainFormAction(async ({ fields, requestKey }) => {
  const session = await currentSession();
  const operation = idParam(typeof fields.operation === "string" ? fields.operation : undefined);
  const formKey = requestKey ?? randomUUID();
  const undo = (report?: Report, actor: Actor | null = null) =>
    undoOperation(operation ?? 0, { db: database(), actor, via: "page", requestKey: formKey, report });
  const outcome =
    session && operation !== null
      ? await outcomeOrJob({
          kind: undoKind,
          actor: session.actor,
          requestKey: requestKeyOf(formKey, undoKind, operation),
          facts: { operation },
          records: (await readOperations(database(), { id: operation })).operations[0]?.records ?? 0,
          run: undo,
          next: async (undone) => (undone.ok ? backWith(fields.back, undone.operationId) : null),
        })
      : await undo(undefined, session?.actor);
  if (!outcome.ok) {
    const question = questionOf(outcome.offer);
    if (question !== null) return { to: question };
    const [first] = Object.values(outcome.fieldErrors);
    const refused = { ...outcome, fieldErrors: {}, formError: outcome.formError ?? first ?? { key: "errors.invalid" } };
    return { refused, link: outcome.offer.restoreCustomers === undefined ? undefined : { href: "/settings/crm/restore", label: "deletedCustomers.title" } };
  }
  // What comes back may stand in the layout round all pages (the reader's language), which the router keeps unless told.
  refresh();
  return { to: await backWith(fields.back, outcome.operationId) };
});

/** The question before a deletion, where it is to be answered in place of an undo that would take the record away. */
function questionOf({ deleteCustomer, deleteContact, at }: Refused["offer"]): string | null {
  if (deleteCustomer !== undefined) return href(`/customers/${deleteCustomer}/delete`, { inUse: 1 });
  return deleteContact === undefined || at === undefined ? null : href(`/customers/${at}/contacts/${deleteContact}/delete`, { inUse: 1 });
}

/** The page it was pressed on or the nearest that is left, all of its address, with what is to be said there. */
async function backWith(back: unknown, operationId: number | null): Promise<string> {
  const address = await nearestPage(database(), localPath(back, "/customers").split("#")[0] ?? "/customers");
  const [path = "/customers", query = ""] = address.split("?");
  const params = new URLSearchParams(query);
  params.set("done", String(operationId ?? 0));
  return `${path}?${params.toString()}`;
}
