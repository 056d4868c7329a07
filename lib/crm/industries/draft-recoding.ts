import { z } from "zod";

import { defineCommand } from "../../command";
import { refuseField } from "../../refusal";
import { key } from "../../validation/text";
import { recodingTable } from "./recoding-table";

const standard = z.enum(["SN2007", "SN2025"], key("errors.invalid"));

/** Keeps a pasted table of from and to, to be looked over before it is carried out. Changes no industry: nothing to undo. */
export const draftRecoding = defineCommand({
  name: "industries.draftRecoding",
  permission: "industries.edit",
  input: z.strictObject({ from: standard, to: standard, table: recodingTable }),
  undo: "final",
  async run({ input: { from, to, table }, tx, log, operationId }) {
    if (from === to) throw refuseField("to", "industries.errors.sameStandard");
    const { id } = await tx.recoding.create({ data: { fromStandard: from, toStandard: to, lines: table, operationId }, select: { id: true } });
    log.note({ from, to, lines: table.length });
    return { id };
  },
});
