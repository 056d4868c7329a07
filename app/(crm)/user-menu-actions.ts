"use server";

import { signOutAction } from "@/lib/auth/sign-in-action";
import { setOwnLanguage } from "@/lib/crm/users/set-own-language";
import { formAction } from "@/lib/form-action";
import { localPath } from "@/lib/local-path";
import { themeAction } from "@/lib/theme-action";

export const signOut = signOutAction;
export const chooseTheme = themeAction;

export const chooseLanguage = formAction(setOwnLanguage, {
  input: ({ language }) => ({ language }),
  then: (_, { back }) => localPath(back, "/customers"),
  silent: true,
  layout: true,
});
