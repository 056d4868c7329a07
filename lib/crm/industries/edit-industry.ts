import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { industryEntity } from "./industry-entity";
import { codeStandard, englishName, industryCode } from "./industry-fields";
import { lockIndustries } from "./lock-industry";
import { refuseHalfACode } from "./refuse-half-a-code";
import { refuseTaken } from "./refuse-taken-name";

/** The English name of an industry, and its code with the standard it is of. */
export const editIndustry = defineCommand({
  name: "industries.edit",
  permission: "industries.edit",
  input: z.strictObject({ id, en: englishName, code: industryCode, codeStandard, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    const [industry] = await lockIndustries(run.tx, [id]);
    refuseHalfACode(fields);
    await refuseTaken(run.tx, fields, id);
    const written = await editFields(run, { entity: industryEntity, id, fields, seen, keep });
    if (written.length > 0) run.log.note({ name: industry.nb });
    return { id };
  },
});
