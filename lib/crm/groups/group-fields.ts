import { z } from "zod";

import { key, line, requiredLine } from "../../validation/text";

export type GroupType = "STANDARD" | "SALES";

/** What is typed and chosen of a group. */
export const groupFields = {
  name: requiredLine(80, "groups.errors.nameRequired"),
  description: line(500).default(""),
  type: z.enum(["STANDARD", "SALES"], key("errors.invalid")),
};

/** «Rolle i gruppen»: free text, none is empty. */
export const roleName = line(80);
