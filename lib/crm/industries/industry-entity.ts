import { defineEntity } from "../../change-log/entity";

export const industryEntity = defineEntity({
  name: "industry",
  table: "industry",
  subject: null,
  fields: {
    nb: { kind: "column", column: "nb", type: "text" },
    en: { kind: "column", column: "en", type: "text" },
    code: { kind: "column", column: "code", type: "text" },
    codeStandard: { kind: "column", column: "code_standard", type: "text" },
    active: { kind: "column", column: "active", type: "boolean" },
    deleted: { kind: "deleted" },
  },
  async countUses(tx, id) {
    const [{ uses }] = await tx.$queryRaw<[{ uses: number }]>`
      SELECT count(*)::int AS uses FROM customer_industry WHERE industry_id = ${id}`;
    return uses;
  },
});
