import { defineValueEntity } from "../value-lists/value-entity";

/** «Kontaktopprinnelse»: how a customer came. */
export const originEntity = defineValueEntity({
  name: "origin",
  table: "origin",
  usedIn: [{ table: "customer_origin", column: "origin_id" }],
});

/** «Produkter»: what customers have and opportunities are about. */
export const productEntity = defineValueEntity({
  name: "product",
  table: "product",
  usedIn: [
    { table: "customer_product", column: "product_id" },
    { table: "opportunity_product", column: "product_id" },
  ],
});

/** «Kilder»: one list for customers and opportunities. */
export const sourceEntity = defineValueEntity({
  name: "source",
  table: "source",
  usedIn: [
    { table: "customer_source", column: "source_id" },
    { table: "opportunity", column: "source_id" },
  ],
});
