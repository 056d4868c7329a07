import { z } from "zod";

import { defineCommand } from "../../command";
import { refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { isSeller } from "../groups/sellers";
import { customerEntity } from "./customer-entity";

/**
 * «Sett selger»: gives many customers the same seller, as one operation. Those that have that seller already, or
 * are deleted, are left as they are. Answers how many changed and how many did not need to.
 */
export const setSellerOfCustomers = defineCommand({
  name: "customers.setSeller",
  permission: "customers.changeMany",
  input: z.strictObject({ sellerId: id, ids: z.array(id).min(1).max(100_000) }),
  undo: "undo",
  timeout: 60_000,
  async run({ input: { sellerId, ids }, tx, log, now, operationId }) {
    if (!(await isSeller(tx, sellerId, now))) throw refuseField("sellerId", "customers.errors.notSeller");
    const customers = await tx.$queryRaw<{ id: number; seller: number | null }[]>`
      SELECT c.id, s.employee_id AS seller FROM customer c LEFT JOIN customer_seller s ON s.customer_id = c.id
      WHERE c.id = ANY(${ids}::int[]) AND c.deleted_by_operation IS NULL FOR NO KEY UPDATE OF c`;
    const changing = customers.filter(({ seller }) => seller !== sellerId);
    await tx.$executeRaw`
      INSERT INTO customer_seller (customer_id, employee_id, operation_id)
      SELECT id, ${sellerId}::int, ${operationId}::int FROM unnest(${changing.map((customer) => customer.id)}::int[]) AS id
      ON CONFLICT (customer_id) DO UPDATE SET employee_id = EXCLUDED.employee_id, operation_id = EXCLUDED.operation_id`;
    for (const before of new Set(changing.map(({ seller }) => seller))) {
      const those = changing.filter(({ seller }) => seller === before).map((customer) => customer.id);
      log.changeMany({ entity: customerEntity, field: "seller", before: before === null ? "" : String(before), after: String(sellerId), ids: those });
    }
    if (changing.length > 0) log.note({ customers: changing.length });
    return { changed: changing.length, had: customers.length - changing.length };
  },
});
