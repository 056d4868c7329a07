"use server";

import { changeOwnPassword } from "@/lib/crm/users/change-own-password";
import { formAction } from "@/lib/form-action";

export const changePassword = formAction(changeOwnPassword, {
  input: ({ current, password }) => ({ current, password }),
  then: () => "/sign-in?changed=password",
  silent: true,
  layout: true,
});
