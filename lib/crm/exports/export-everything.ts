import { z } from "zod";

import { defineCommand } from "../../command";
import { key } from "../../validation/text";
import { tableNames } from "./everything";
import { fileFormat, refuseFullSheet } from "./file-format";

/** Notes that somebody took a whole table out of the app: which one, how many rows, and as what. Nothing is changed. */
export const exportEverything = defineCommand({
  name: "exports.table",
  permission: "export.everything",
  input: z.strictObject({ what: z.enum(tableNames, key("errors.invalid")), format: fileFormat, rows: z.int().min(0) }),
  undo: "final",
  run({ input: { what, format, rows }, log }) {
    refuseFullSheet(format, rows);
    log.note({ what, format, rows });
    return Promise.resolve({ format });
  },
});
