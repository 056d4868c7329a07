import { z } from "zod";

import { defineCommand } from "../command";
import { refuse } from "../refusal";
import { requiredLine } from "../validation/text";

/** Makes this installation the demo firm's: its people sign in by button. Refused where there is a firm. */
export const createDemoFirm = defineCommand({
  name: "firm.createDemo",
  permission: "firm.edit",
  input: z.strictObject({ name: requiredLine(120) }),
  undo: "final",
  async run({ input: { name }, tx, log }) {
    const { count } = await tx.firm.createMany({ data: [{ id: 1, name, isDemo: true }], skipDuplicates: true });
    if (count === 0) throw refuse("firm.errors.thereIsOne");
    log.note({ name });
    return { name };
  },
});
