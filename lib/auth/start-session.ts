import { randomUUID } from "node:crypto";
import { z } from "zod";

import { defineCommand } from "../command";
import { NotFound } from "../refusal";

/** How long a session lasts: seven days. */
export const sessionSeconds = 7 * 24 * 60 * 60;

/** Starts a session for the actor, whose password (or demo button) was checked just before. */
export const startSession = defineCommand({
  name: "account.signIn",
  permission: "account.use",
  input: z.strictObject({ how: z.enum(["password", "demo"]) }),
  undo: "final",
  async run({ input, actor, tx, log, now }) {
    if (actor.id === null) throw new NotFound("employee");
    await tx.session.deleteMany({ where: { employeeId: actor.id, expiresAt: { lt: now } } });
    const session = await tx.session.create({
      data: { id: randomUUID(), employeeId: actor.id, createdAt: now, expiresAt: new Date(now.getTime() + sessionSeconds * 1000) },
    });
    log.note({ how: input.how });
    return { sessionId: session.id };
  },
});
