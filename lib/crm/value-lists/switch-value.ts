import { z } from "zod";

import { defineCommand } from "../../command";
import { Prisma } from "../../db/generated/client";
import { id, onOff } from "../../validation/text";
import { lockValue } from "./lock-value";
import type { ValueList } from "./value-list";

/** The command that switches a value off (kept where it is, no longer offered) or on again. */
export const defineSwitchValue = ({ noun, permission, entity }: ValueList) =>
  defineCommand({
    name: `${noun}.switch`,
    permission,
    input: z.strictObject({ id, active: onOff }),
    undo: "undo",
    async run({ input: { id, active }, tx, log }) {
      const value = await lockValue(tx, entity, id);
      if (value.active === active) return { id };
      await tx.$executeRaw`UPDATE ${Prisma.raw(entity.table)} SET active = ${active} WHERE id = ${id}`;
      log.note({ name: value.nb, active: String(active) });
      log.change({ entity, id, before: { active: !active }, after: { active } });
      return { id };
    },
  });
