"use server";

import { restoreCustomers } from "@/lib/crm/deleted-customers/restore-customers";
import { formAction } from "@/lib/form-action";

import { askedAgain, readRestore, restorePath } from "./paths";

export const restore = formAction(restoreCustomers, {
  input: readRestore,
  then: ({ id }) => (id === null ? restorePath : `/customers/${id}`),
  refused: ({ offer }, { back }) => (offer.askAgain === undefined ? null : askedAgain(back)),
});
