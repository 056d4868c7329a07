import { defineEntity } from "../../change-log/entity";
import { putOpportunityBack } from "./put-opportunity-back";

/** A «salgsmulighet». Its fields are kept apart in the log as its customer's, who may be erased. Amounts are øre. */
export const opportunityEntity = defineEntity({
  name: "opportunity",
  table: "opportunity",
  subject: "customer",
  stamp: "updated_by_operation",
  putBack: putOpportunityBack,
  fields: {
    title: { kind: "column", column: "title", type: "text" },
    customer: { kind: "column", column: "customer_id", type: "int", target: { table: "customer", erased: "erased_by_operation" } },
    contact: { kind: "column", column: "contact_id", type: "int", target: { table: "contact" } },
    source: { kind: "column", column: "source_id", type: "int" },
    type: { kind: "column", column: "type_id", type: "int" },
    step: { kind: "column", column: "step_id", type: "int" },
    lostReason: { kind: "column", column: "lost_reason_id", type: "int", onlyIf: { column: "status", is: "LOST" } },
    status: { kind: "column", column: "status", type: "opportunity_status" },
    amount: { kind: "column", column: "amount", type: "bigint" },
    probability: { kind: "column", column: "probability", type: "int" },
    probabilityTyped: { kind: "column", column: "probability_typed", type: "boolean" },
    expectedClose: { kind: "column", column: "expected_close", type: "date" },
    closedOn: { kind: "column", column: "closed_on", type: "date" },
    products: { kind: "links", table: "opportunity_product", key: "opportunity_id", value: "product_id" },
    sellers: { kind: "shares", table: "opportunity_seller", key: "opportunity_id", value: "employee_id" },
    deleted: { kind: "deleted" },
  },
});
