import { Prisma } from "../../db/generated/client";
import { defineChangeOfMany } from "./change-of-many";
import { notDeleted } from "./customer-conditions";
import { holdShownCategory } from "./hold-shown-category";

/** «Legg til kategori»: puts one category on many customers, besides those they carry. */
export const putCategoryOnCustomers = defineChangeOfMany({
  name: "customers.putCategory",
  field: "categories",
  chooseKey: "customers.errors.chooseCategory",
  hold: ({ tx }, to) => holdShownCategory(tx, to, { active: true }),
  // Whoever ticks categories of one customer holds its row: locked first and in order, nobody waits in a circle.
  change: ({ operationId }, to) => ({
    after: String(to),
    changing: Prisma.sql`
      without AS MATERIALIZED (
        SELECT chosen.id FROM chosen LEFT JOIN customer_category l ON l.customer_id = chosen.id AND l.category_id = ${to}::int WHERE l.customer_id IS NULL
      ), held AS (
        SELECT c.id FROM without JOIN customer c ON c.id = without.id WHERE ${notDeleted} ORDER BY c.id FOR KEY SHARE OF c
      ), changed AS (
        INSERT INTO customer_category (customer_id, category_id, operation_id) SELECT id, ${to}::int, ${operationId}::int FROM held
        ON CONFLICT DO NOTHING RETURNING customer_id AS id, NULL::int AS before
      )`,
    had: Prisma.sql`SELECT (SELECT count(*) FROM chosen) - (SELECT count(*) FROM without)`,
  }),
});
