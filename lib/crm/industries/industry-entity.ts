import { defineEntity } from "../../change-log/entity";
import { refuse } from "../../refusal";

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
  /** An undo that deletes an industry again leaves nobody in it. */
  async afterUndo(tx, id) {
    const used = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM industry i WHERE i.id = ${id} AND i.deleted_by_operation IS NOT NULL
        AND EXISTS (SELECT 1 FROM customer_industry l WHERE l.industry_id = i.id)`;
    if (used.length > 0) throw refuse("industries.errors.usedSince");
  },
});
