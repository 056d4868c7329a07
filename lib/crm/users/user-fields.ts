import { z } from "zod";

import { key, requiredLine } from "../../validation/text";

export const roles = ["ADMIN", "SALES_MANAGER", "EMPLOYEE"] as const;

export const emailAddress = requiredLine(254).pipe(z.email(key("errors.email")));
export const userRole = z.enum(roles, key("errors.invalid"));
export const userLanguage = z.enum(["nb", "en"], key("errors.invalid"));
