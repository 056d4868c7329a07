import { Prisma } from "../../db/generated/client";

/** The customer that the place `l` is at once it comes back: the one that its own was merged into meanwhile, however many merges lie between, or its own. */
export const customerOfPlace = Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = l.customer_id) THEN (
  WITH RECURSIVE way AS (
    SELECT l.customer_id AS id UNION SELECT r.into_id FROM customer_redirect r JOIN way ON r.customer_id = way.id
  ) SELECT way.id FROM way WHERE NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = way.id)
) ELSE l.customer_id END`;
