import { defineEntity } from "../../change-log/entity";

export const categoryEntity = defineEntity({
  name: "category",
  table: "category",
  subject: null,
  fields: {
    name: { kind: "column", column: "name", type: "text" },
    showOnCustomer: { kind: "column", column: "show_on_customer", type: "boolean" },
    showOnContact: { kind: "column", column: "show_on_contact", type: "boolean" },
    active: { kind: "column", column: "active", type: "boolean" },
    deleted: { kind: "deleted" },
  },
  async countUses(tx, id) {
    const [{ uses }] = await tx.$queryRaw<[{ uses: number }]>`
      SELECT ((SELECT count(*) FROM customer_category WHERE category_id = ${id})
            + (SELECT count(*) FROM contact_category WHERE category_id = ${id}))::int AS uses`;
    return uses;
  },
});
