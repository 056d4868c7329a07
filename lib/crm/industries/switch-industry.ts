import { z } from "zod";

import { defineCommand } from "../../command";
import { id, onOff } from "../../validation/text";
import { industryEntity } from "./industry-entity";
import { lockIndustries } from "./lock-industry";

/** Switches an industry off (kept where it is chosen, no longer offered) or on again. */
export const switchIndustry = defineCommand({
  name: "industries.switch",
  permission: "industries.edit",
  input: z.strictObject({ id, active: onOff }),
  undo: "undo",
  async run({ input: { id, active }, tx, log }) {
    const [industry] = await lockIndustries(tx, [id]);
    if (industry.active === active) return { id };
    await tx.industry.update({ where: { id }, data: { active } });
    log.note({ name: industry.nb, active: String(active) });
    log.change({ entity: industryEntity, id, before: { active: !active }, after: { active } });
    return { id };
  },
});
