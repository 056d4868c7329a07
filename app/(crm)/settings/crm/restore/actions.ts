"use server";

import { restoreContacts } from "@/lib/crm/deleted-contacts/restore-contacts";
import { eraseCustomer } from "@/lib/crm/erasing/erase-customer";
import { setErasureDays } from "@/lib/crm/erasing/set-erasure-days";
import { restoreCustomers } from "@/lib/crm/deleted-customers/restore-customers";
import { formAction } from "@/lib/form-action";
import { href } from "@/lib/local-path";

import { askedAgain, readRestore, restoreContactsPath, restorePath } from "./paths";

export const restore = formAction(restoreCustomers, {
  input: readRestore,
  then: ({ id }) => (id === null ? restorePath : `/customers/${id}`),
  refused: ({ offer }, { back }) => (offer.askAgain === undefined ? null : askedAgain(restorePath, back)),
});

export const restorePeople = formAction(restoreContacts, {
  input: readRestore,
  then: () => restoreContactsPath,
  refused: ({ offer }, { back }) => (offer.askAgain === undefined ? null : askedAgain(restoreContactsPath, back)),
});

export const erase = formAction(eraseCustomer, {
  then: () => restorePath,
  refused: ({ offer }) => (offer.askAgain === undefined ? null : href(`${restorePath}/${offer.askAgain}/erase`, { changed: 1 })),
});

/** Where some are overdue by then, the question is asked first; asked again when they are others than it said. */
export const setErasure = formAction(setErasureDays, {
  then: () => restorePath,
  refused: ({ offer }, { customers }) =>
    offer.askAgain === undefined ? null : href(`${restorePath}/erase-after`, { days: offer.askAgain, changed: customers === undefined ? null : 1 }),
});
