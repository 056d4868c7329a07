import type { Database } from "../../db/client";

/** How many customers there are, deleted ones not counted. */
export const countCustomers = (db: Database): Promise<number> => db.customer.count({ where: { deletedByOperation: null } });
