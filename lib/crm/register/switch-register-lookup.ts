import { z } from "zod";

import { defineCommand } from "../../command";
import { onOff } from "../../validation/text";
import { firmEntity } from "../firm/firm-entity";

/** Lets the register be asked over the network, or no longer: the firm's setting. What is loaded or kept serves all the same. */
export const switchRegisterLookup = defineCommand({
  name: "register.switchLookup",
  permission: "firm.edit",
  input: z.strictObject({ allowed: onOff }),
  undo: "undo",
  async run({ input: { allowed }, tx, log }) {
    const { count } = await tx.firm.updateMany({ where: { id: 1, registerLookup: !allowed }, data: { registerLookup: allowed } });
    if (count === 0) return;
    log.note({ allowed: String(allowed) });
    log.change({ entity: firmEntity, id: 1, before: { registerLookup: !allowed }, after: { registerLookup: allowed } });
  },
});
