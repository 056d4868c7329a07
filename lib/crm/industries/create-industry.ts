import { z } from "zod";

import { defineCommand } from "../../command";
import { industryEntity } from "./industry-entity";
import { codeStandard, englishName, industryCode, industryName } from "./industry-fields";
import { refuseHalfACode } from "./refuse-half-a-code";
import { refuseTaken } from "./refuse-taken-name";

/** «Ny»: a new industry. A name that another has, in bokmål or in English, is refused with the way to that one. */
export const createIndustry = defineCommand({
  name: "industries.create",
  permission: "industries.edit",
  input: z.strictObject({ nb: industryName, en: englishName, code: industryCode, codeStandard }),
  undo: "undo",
  async run({ input, tx, log }) {
    refuseHalfACode(input);
    await refuseTaken(tx, input);
    const { id } = await tx.industry.create({ data: input, select: { id: true } });
    log.note({ name: input.nb });
    log.change({ entity: industryEntity, id, before: null, after: { ...input, active: true } });
    return { id };
  },
});
