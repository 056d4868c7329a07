import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { industryEntity } from "./industry-entity";
import { industryName } from "./industry-fields";
import { lockIndustries } from "./lock-industry";
import { refuseTaken } from "./refuse-taken-name";

/** «Industri navn»: gives an industry another name; refused when somebody else renamed it since it was seen. */
export const renameIndustry = defineCommand({
  name: "industries.rename",
  permission: "industries.edit",
  input: z.strictObject({ id, nb: industryName, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, nb, seen, keep } = run.input;
    const [industry] = await lockIndustries(run.tx, [id]);
    await refuseTaken(run.tx, { nb }, id);
    const written = await editFields(run, { entity: industryEntity, id, fields: { nb }, seen, keep });
    if (written.length > 0) run.log.note({ from: industry.nb, name: nb });
    return { id };
  },
});
