import { z } from "zod";

import { defineCommand } from "../../command";
import { NotFound, Refusal } from "../../refusal";
import { id, seenCount } from "../../validation/text";
import { countDeletion, opportunitiesOf } from "./count-deletion";
import { customerEntity } from "./customer-entity";

/**
 * «Slett kunde»: marks one customer as deleted. What hangs on it goes with it and comes back with it, and so do the
 * contacts who have no other customer. Asks again when more or less goes along than the question said.
 */
export const deleteCustomer = defineCommand({
  name: "customers.delete",
  permission: "customers.delete",
  input: z.strictObject({ id, contacts: seenCount, opportunities: seenCount }),
  undo: "undo",
  undoOthers: "customers.restoreOthers",
  async run({ input: { id, contacts, opportunities }, tx, log, operationId }) {
    const [customer] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM customer WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
    if (!customer) throw new NotFound("customer");
    const counted = await countDeletion(tx, { ids: [id] });
    if (counted.contacts !== contacts || opportunitiesOf(counted) !== opportunities)
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: id } });
    await tx.customer.update({ where: { id }, data: { deletedByOperation: operationId } });
    log.note({ contacts, opportunities });
    log.change({ entity: customerEntity, id, before: { deleted: false }, after: { deleted: true }, label: customer.name });
    return { id };
  },
});
