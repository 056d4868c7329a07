"use server";

import { signInAction } from "@/lib/auth/sign-in-action";

export const signIn = signInAction;
