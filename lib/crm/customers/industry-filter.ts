import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { liesUnder } from "../industries/code-order";
import { standardCodes } from "../industries/standard-codes";

/**
 * The condition on customers `c` that they are in an industry or, where it has a code, in one whose code lies under it.
 * With `secondary` also those whose second or third code in the register does (the register's codes are SN2007's).
 */
export async function inIndustry(db: Transaction, industry: number, secondary: boolean): Promise<Prisma.Sql> {
  const coded = await db.$queryRaw<{ id: number; code: string; standard: string; chosen: boolean }[]>`
    SELECT i.id, i.code, i.code_standard AS standard, i.id = ${industry} AS chosen
    FROM industry i JOIN industry k ON k.id = ${industry} AND k.code_standard = i.code_standard
    WHERE i.deleted_by_operation IS NULL OR i.id = ${industry}`;
  const above = coded.find(({ chosen }) => chosen);
  const ids = above ? coded.filter(({ code, standard }) => liesUnder(code, above.code, standard)).map(({ id }) => id) : [industry];
  const within = Prisma.sql`EXISTS (SELECT 1 FROM customer_industry i WHERE i.customer_id = c.id AND i.industry_id = ANY(${ids}::int[]))`;
  if (!secondary || above?.standard !== "SN2007") return within;
  const codes = [...standardCodes().keys()].filter((code) => liesUnder(code, above.code, above.standard));
  return Prisma.sql`(${within} OR c.register_codes[2:] && ${codes}::text[])`;
}
