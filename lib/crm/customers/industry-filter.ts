import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { liesUnder } from "../industries/code-order";
import { standardCodes } from "../industries/standard-codes";
import { linked, type SearchPart } from "./search-part";

/** Up to so many found, they are looked up; of more, one meets the next soon enough in any order. */
const fewFound = 20_000;

/**
 * Those who are in an industry or, where it has a code, in one whose code lies under it. With `secondary` also those whose
 * second or third code in the register does (the register's codes are SN2007's).
 */
export async function industryPart(db: Transaction, industry: number, secondary: boolean, few = fewFound): Promise<SearchPart> {
  const coded = await db.$queryRaw<{ id: number; code: string; standard: string; chosen: boolean }[]>`
    SELECT i.id, i.code, i.code_standard AS standard, i.id = ${industry} AS chosen
    FROM industry i JOIN industry k ON k.id = ${industry} AND k.code_standard = i.code_standard
    WHERE i.deleted_by_operation IS NULL OR i.id = ${industry}`;
  const above = coded.find(({ chosen }) => chosen);
  const within = new Set(above ? coded.filter(({ code, standard }) => liesUnder(code, above.code, standard)).map(({ id }) => id) : [industry]);
  const inOne = linked("customer_industry", Prisma.sql`l.industry_id = ANY(${[...within]}::int[])`, (customer) => within.has(customer.industry ?? 0));
  if (!secondary || above?.standard !== "SN2007") return inOne;
  const codes = new Set([...standardCodes().keys()].filter((code) => liesUnder(code, above.code, above.standard)));
  const listed = (own: Prisma.Sql): Prisma.Sql => Prisma.sql`cardinality(${own}) > 1 AND ${own}[2:] && ${[...codes]}::text[]`;
  // «In the industry or with the code» is a walk through all customers by itself, however few they are: two indexes
  // (customer_industry's own and customer_secondary_codes) find those few by one of the two each.
  const ids = Prisma.sql`${inOne.ids} UNION ALL SELECT r.id FROM customer r WHERE ${listed(Prisma.sql`r.register_codes`)}`;
  const [{ isFew }] = await db.$queryRaw<[{ isFew: boolean }]>`SELECT count(*) <= ${few} AS "isFew" FROM (SELECT 1 FROM (${ids}) f LIMIT ${few + 1}) x`;
  return {
    among: isFew ? Prisma.sql`c.id = ANY (ARRAY(${ids}))` : Prisma.sql`(${inOne.among} OR (${listed(Prisma.sql`c.register_codes`)}))`,
    ofOne: Prisma.sql`(${inOne.ofOne} IS TRUE OR (${listed(Prisma.sql`c.register_codes`)}))`,
    ids,
    exact: true,
    text: null,
    byId: false,
    cost: { asked: 3, listed: 0.5, held: null },
    fits: (customer) => inOne.fits(customer) || customer.codes.some((code) => codes.has(code)),
  };
}
