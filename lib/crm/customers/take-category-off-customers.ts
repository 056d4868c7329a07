import { Prisma } from "../../db/generated/client";
import { defineChangeOfMany } from "./change-of-many";
import { notDeleted } from "./customer-conditions";
import { holdShownCategory } from "./hold-shown-category";

/** «Fjern kategori»: takes one category off many customers; their other ones stay. One that is switched off can be taken off too. */
export const takeCategoryOffCustomers = defineChangeOfMany({
  name: "customers.takeCategory",
  field: "categories",
  chooseKey: "customers.errors.chooseCategory",
  hold: ({ tx }, to) => holdShownCategory(tx, to, { active: false }),
  // Held as by whoever ticks categories of one of them, so that both never log that the same one was taken off.
  change: (_, to) => ({
    after: "",
    changing: Prisma.sql`
      carrying AS MATERIALIZED (
        SELECT chosen.id FROM chosen JOIN customer_category l ON l.customer_id = chosen.id AND l.category_id = ${to}::int
      ), held AS (
        SELECT c.id FROM carrying JOIN customer c ON c.id = carrying.id WHERE ${notDeleted} ORDER BY c.id FOR KEY SHARE OF c
      ), changed AS (
        DELETE FROM customer_category l USING held WHERE l.customer_id = held.id AND l.category_id = ${to}::int
        RETURNING l.customer_id AS id, l.category_id AS before
      )`,
    had: Prisma.sql`SELECT (SELECT count(*) FROM chosen) - (SELECT count(*) FROM carrying)`,
  }),
});
