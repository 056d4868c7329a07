import { z } from "zod";

import { defineCommand } from "../command";

/** Ends the session one is in. */
export const endSession = defineCommand({
  name: "account.signOut",
  permission: "account.use",
  input: z.strictObject({ sessionId: z.uuid() }),
  undo: "final",
  async run({ input, actor, tx, log }) {
    const { count } = await tx.session.deleteMany({ where: { id: input.sessionId, employeeId: actor.id ?? -1 } });
    if (count > 0) log.note({ sessions: count });
  },
});
