"use server";

import { eraseContact } from "@/lib/crm/erasing/erase-contact";
import { formAction } from "@/lib/form-action";
import { href } from "@/lib/local-path";

export const eraseForGood = formAction(eraseContact, {
  then: () => "/customers",
  refused: ({ offer }) => (offer.askAgain === undefined ? null : href(`/contacts/${offer.askAgain}/erase`, { changed: 1 })),
});
