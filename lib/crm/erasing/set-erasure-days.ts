import { z } from "zod";

import { defineCommand } from "../../command";
import { Refusal } from "../../refusal";
import { key, seenCount } from "../../validation/text";
import { erasureEntity } from "./erasure-entity";
import { countOverdue } from "./overdue";

/** The longest time that can be set, in days. */
export const mostErasureDays = 3650;

const whole = key("erasure.errors.days");

/**
 * After how many days deleted customers and contacts are erased by themselves; empty: never. A time by which some are
 * overdue is set only with their count, as the question said it.
 */
export const setErasureDays = defineCommand({
  name: "firm.setErasureDays",
  permission: "customers.erase",
  input: z.strictObject({
    days: z.union(
      [
        z
          .string()
          .trim()
          .regex(/^\d{1,4}$/)
          .transform(Number)
          .refine((days) => days >= 1 && days <= mostErasureDays, whole),
        z
          .string()
          .trim()
          .length(0)
          .transform(() => null),
      ],
      whole,
    ),
    customers: seenCount.default(0),
    contacts: seenCount.default(0),
  }),
  undo: "undo",
  async run({ input: { days, ...seen }, tx, log, now }) {
    const [firm] = await tx.$queryRaw<[{ days: number | null }]>`SELECT erase_after_days AS days FROM firm WHERE id = 1 FOR UPDATE`;
    if (firm.days === days) return;
    const going = await countOverdue(tx, days, now);
    if (going.customers !== seen.customers || going.contacts !== seen.contacts)
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: days ?? 0 } });
    await tx.firm.update({ where: { id: 1 }, data: { eraseAfterDays: days } });
    log.note({ days: days ?? 0, ...going });
    log.change({ entity: erasureEntity, id: 1, before: { days: firm.days }, after: { days } });
  },
});
