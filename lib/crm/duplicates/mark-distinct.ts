import { z } from "zod";

import { readFields, writeField } from "../../change-log/record-fields";
import { defineCommand } from "../../command";
import { refuse } from "../../refusal";
import { id } from "../../validation/text";
import { customerEntity } from "../customers/customer-entity";
import { lockPair } from "./lock-pair";

/** «Ikke dublett»: two customers that look the same and are not. Said of both, so that the log of each tells it. */
export const markDistinct = defineCommand({
  name: "customers.markDistinct",
  permission: "customers.edit",
  input: z.strictObject({ id, other: id }),
  undo: "undo",
  async run({ input, tx, log, operationId }) {
    if (input.id === input.other) throw refuse("errors.invalid");
    const [first, second] = await lockPair(tx, input.id, input.other);
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const fields = await readFields(tx, customerEntity, one.id, ["distinctFrom"]);
      const from = (fields?.distinctFrom ?? []) as number[];
      if (from.includes(other.id)) continue;
      const to = [...from, other.id].sort((a, b) => a - b);
      await writeField(tx, customerEntity, one.id, "distinctFrom", { from, to, operationId });
      log.change({ entity: customerEntity, id: one.id, before: { distinctFrom: from }, after: { distinctFrom: to }, label: one.name });
    }
  },
});
