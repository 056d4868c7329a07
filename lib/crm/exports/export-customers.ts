import { z } from "zod";

import { defineCommand } from "../../command";
import { fileFormat, refuseFullSheet } from "./file-format";

/** Notes that somebody took customers out of the app that a search found: how many, and as what. Not the search: its words may name a person. Nothing is changed. */
export const exportCustomers = defineCommand({
  name: "customers.export",
  permission: "export.run",
  input: z.strictObject({ format: fileFormat, rows: z.int().min(0) }),
  undo: "final",
  run({ input: { format, rows }, log }) {
    refuseFullSheet(format, rows);
    log.note({ format, customers: rows });
    return Promise.resolve({ format });
  },
});
