import { defineEntity } from "../../change-log/entity";

/** A view of the list of customers. It names no person, so its values stand in the log as they are. */
export const customerViewEntity = defineEntity({
  name: "customerView",
  table: "customer_view",
  subject: null,
  fields: {
    owner: { kind: "column", column: "owner_id", type: "int" },
    name: { kind: "column", column: "name", type: "text" },
    shared: { kind: "column", column: "shared", type: "boolean" },
    state: { kind: "column", column: "state", type: "text" },
    deleted: { kind: "deleted" },
  },
});
