"use server";

import { createUser } from "@/lib/crm/users/create-user";
import { editUser } from "@/lib/crm/users/edit-user";
import { setPassword } from "@/lib/crm/users/set-password";
import { switchUser } from "@/lib/crm/sellers/switch-user";
import { formAction } from "@/lib/form-action";
import { href } from "@/lib/local-path";

import { withHandOvers } from "../hand-over-fields";

const list = "/settings/users";

export const create = formAction(createUser, {
  // The command takes a person without a password too (the demo firm's): here it must be given.
  input: ({ name, email, role, language, password }) => ({ name, email, role, language, password: password ?? "" }),
  then: () => list,
});

export const edit = formAction(editUser, { then: (_, { id }) => `${list}/${String(id)}`, layout: true });

export const givePassword = formAction(setPassword, { then: (_, { id }) => `${list}/${String(id)}` });

export const switchOnOrOff = formAction(switchUser, {
  input: withHandOvers,
  then: (_, { id }) => `${list}/${String(id)}`,
  refused: ({ offer }, { id }) => (offer.askAgain === undefined ? null : href(`${list}/${String(id)}/switch-off`, { changed: offer.askAgain || null })),
});
