import { z } from "zod";

import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { optionalId } from "../../validation/text";

/** Notes that somebody took a year's figures of one «Salg» group, or of all, out of the app. Nothing is changed. */
export const exportGroupFigures = defineCommand({
  name: "groups.exportFigures",
  permission: "export.run",
  input: z.strictObject({ year: z.int().min(2000).max(2999), group: optionalId }),
  undo: "final",
  async run({ input: { year, group }, tx, log }) {
    const found = group === null ? null : await tx.group.findFirst({ where: { id: group, deletedByOperation: null }, select: { name: true } });
    if (group !== null && found === null) throw new NotFound("group");
    log.note({ year: String(year), ofOne: String(found !== null), name: found?.name ?? "" });
  },
});
