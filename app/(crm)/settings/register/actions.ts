"use server";

import { loadRegisterExtract } from "@/lib/crm/register/load-register-extract";
import { switchRegisterLookup } from "@/lib/crm/register/switch-register-lookup";
import { formAction } from "@/lib/form-action";

import { registerPath } from "./paths";

export const switchLookup = formAction(switchRegisterLookup, { then: () => registerPath });

export const loadExtract = formAction(loadRegisterExtract, { file: "file", then: () => registerPath });
