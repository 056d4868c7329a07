import { z } from "zod";

import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { NotFound, refuseField, Refusal } from "../../refusal";
import { id, line, seenCount } from "../../validation/text";
import { countErasure } from "./count-erasure";
import { eraseCustomers } from "./erase-customers";
import { forgetDrafts } from "./forget-drafts";

/**
 * «Slett for godt»: erases one deleted customer, whose name was typed, with everything personal of it. What stays is this
 * operation, which names nobody, and the amounts of what was won. Asks again when more goes than the question said.
 */
export const eraseCustomer = defineCommand({
  name: "customers.erase",
  permission: "customers.erase",
  input: z.strictObject({ id, name: line(200), contacts: seenCount, opportunities: seenCount }),
  undo: "final",
  timeout: 60_000,
  async run(run) {
    const { input, tx, log } = run;
    if (!(await lockDeleted(tx, input.id, input.name)).isNamed) throw refuseField("name", "deletedCustomers.errors.otherName");
    const going = await countErasure(tx, input.id);
    if (going.contacts !== input.contacts || going.opportunities !== input.opportunities)
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: input.id } });
    await forgetDrafts(tx, [input.id]);
    log.note({ ...(await eraseCustomers(run, [input.id])) });
  },
});

async function lockDeleted(tx: Transaction, id: number, name: string): Promise<{ isNamed: boolean }> {
  const [customer] = await tx.$queryRaw<{ isNamed: boolean }[]>`
    SELECT name_key(name) = name_key(${name}) AS "isNamed" FROM customer c
    WHERE id = ${id} AND deleted_by_operation IS NOT NULL AND erased_by_operation IS NULL
      AND NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = c.id) FOR UPDATE`;
  if (!customer) throw new NotFound("customer");
  return customer;
}
