import { customerEntity } from "../customers/customer-entity";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import { defineValueEntity } from "../value-lists/value-entity";

/** «Kontaktopprinnelse»: how a customer came. */
export const originEntity = defineValueEntity({
  name: "origin",
  table: "origin",
  uses: [{ on: "customers", entity: customerEntity, field: "origin" }],
});

/** «Produkter»: what customers have and opportunities are about. */
export const productEntity = defineValueEntity({
  name: "product",
  table: "product",
  uses: [
    { on: "customers", entity: customerEntity, field: "products" },
    { on: "opportunities", entity: opportunityEntity, field: "products" },
  ],
});

/** «Kilder»: one list for customers and opportunities. */
export const sourceEntity = defineValueEntity({
  name: "source",
  table: "source",
  uses: [
    { on: "customers", entity: customerEntity, field: "source" },
    { on: "opportunities", entity: opportunityEntity, field: "source" },
  ],
});
