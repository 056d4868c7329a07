import { z } from "zod";

import { defineCommand } from "../../command";
import { id, ids } from "../../validation/text";
import { setCategories } from "../categories/set-categories";

/** Puts categories on a customer and takes others off; what others ticked meanwhile stays. */
export const setCustomerCategories = defineCommand({
  name: "customers.setCategories",
  permission: "categories.put",
  input: z.strictObject({ id, put: ids(2000), take: ids(2000) }),
  undo: "undo",
  run: (run) => setCategories(run, "customer"),
});
