import { z } from "zod";

import type { EntityDefinition } from "../../change-log/entity";
import type { Prisma } from "../../db/generated/client";
import { id } from "../../validation/text";

/** Which deleted records: those named, or all that the words find («»: all there are). */
export type RestoreSelection = { ids: number[]; words?: undefined } | { ids?: undefined; words: string };

export const restoreSelection: z.ZodType<RestoreSelection> = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(1000) }),
  z.strictObject({ words: z.string().max(200) }),
]);

/** A kind of record that can be restored: where the rows of a condition are found, and what hangs on them. */
export interface Restorable {
  /** Links lead to it by a column of its name: `customer_id`. */
  entity: EntityDefinition & { name: "customer" | "contact" };
  /** The table under the name that conditions know it by. */
  from: Prisma.Sql;
  /**
   * Row by row what the records of a condition can't get back as it was: `kind`, `was`, `now`, the `record` that has it
   * (one of them, or a contact's place) and whose it is (`whose`).
   */
  conflictRows: (where: Prisma.Sql, now: Date) => Prisma.Sql;
  /** All that belongs to the records of a condition: `entity` and `id` as the log knows them, `whose`, and `since` which operation it is deleted. */
  belongings: (where: Prisma.Sql) => Prisma.Sql;
}
