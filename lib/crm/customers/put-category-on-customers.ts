import { z } from "zod";

import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { putCategoryOnMany } from "../categories/put-category-on-many";

/** «Legg til kategori»: puts one category on many customers. */
export const putCategoryOnCustomers = defineCommand({
  name: "customers.putCategory",
  permission: "customers.changeMany",
  input: z.strictObject({ categoryId: id, ids: z.array(id).min(1).max(100_000) }),
  undo: "undo",
  timeout: 60_000,
  run: (run) => putCategoryOnMany(run, "customer"),
});
