import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { lockValue } from "./lock-value";
import { refuseTakenName } from "./refuse-taken-name";
import type { ValueList } from "./value-list";

/**
 * The command that changes a value's names and settings. A field that somebody else saved since it was seen is
 * refused, naming who; a name that another value goes by is refused with that one on offer.
 */
export const defineEditValue = ({ noun, permission, entity, fields }: ValueList) =>
  defineCommand({
    name: `${noun}.edit`,
    permission,
    input: z.strictObject({ id, ...fields, ...seenFields }),
    undo: "undo",
    async run(run) {
      const { id, seen, keep, ...typed } = run.input;
      const { nb } = await lockValue(run.tx, entity, id);
      const changed = (field: "nb" | "en"): string | null => (field in seen && seen[field] === typed[field] ? null : typed[field]);
      await refuseTakenName(run.tx, entity, { nb: changed("nb"), en: changed("en"), id });
      const written = await editFields(run, { entity, id, fields: typed, seen, keep });
      const renamed = written.includes("nb");
      if (written.length > 0) run.log.note({ from: nb, name: renamed ? typed.nb : nb, renamed: String(renamed) });
      return { id };
    },
  });
