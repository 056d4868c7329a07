import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { codeKey, liesUnder } from "../industries/code-order";
import { standardCodes } from "../industries/standard-codes";
import { linked, type SearchPart } from "./search-part";

/** Up to so many found, they are looked up; of more, one meets the next soon enough in any order. */
const fewFound = 20_000;

/**
 * Those who are in an industry or, where it has a code, in one whose code lies under it. With `secondary` also those whose
 * second or third code in the register does. The register does not say which standard a code is of: one that SN2007 has is
 * looked for in both, any other in SN2025 (docs/decisions/1702).
 */
export async function industryPart(db: Transaction, industry: number, secondary: boolean, few = fewFound): Promise<SearchPart> {
  const coded = await db.$queryRaw<{ id: number; code: string; standard: string; chosen: boolean }[]>`
    SELECT i.id, i.code, i.code_standard AS standard, i.id = ${industry} AS chosen
    FROM industry i JOIN industry k ON k.id = ${industry} AND k.code_standard = i.code_standard
    WHERE i.deleted_by_operation IS NULL OR i.id = ${industry}`;
  const above = coded.find(({ chosen }) => chosen);
  const within = new Set(above ? coded.filter(({ code, standard }) => liesUnder(code, above.code, standard)).map(({ id }) => id) : [industry]);
  const inOne = linked("customer_industry", Prisma.sql`l.industry_id = ANY(${[...within]}::int[])`, (customer) => within.has(customer.industry ?? 0));
  const codes = secondary && above ? codesUnder(above) : null;
  if (!codes) return inOne;
  // «In the industry or with the code» is a walk through all customers by itself, however few they are: two indexes
  // (customer_industry's own and customer_secondary_codes) find those few by one of the two each.
  const ids = Prisma.sql`${inOne.ids} UNION ALL SELECT r.id FROM customer r WHERE ${codes.lookedUp(Prisma.sql`r.register_codes`)}`;
  const [{ isFew }] = await db.$queryRaw<[{ isFew: boolean }]>`SELECT count(*) <= ${few} AS "isFew" FROM (SELECT 1 FROM (${ids}) f LIMIT ${few + 1}) x`;
  return {
    among: isFew ? Prisma.sql`c.id = ANY (ARRAY(${ids}))` : Prisma.sql`(${inOne.among} OR (${codes.asked(Prisma.sql`c.register_codes`)}))`,
    ofOne: Prisma.sql`(${inOne.ofOne} IS TRUE OR (${codes.asked(Prisma.sql`c.register_codes`)}))`,
    ids,
    exact: true,
    text: null,
    byId: false,
    cost: { asked: 3, listed: 0.5, held: null },
    fits: (customer) => inOne.fits(customer) || customer.codes.some(codes.has),
  };
}

interface CodesUnder {
  /** Whether a customer's second or third code is one of them, by the index on these. */
  lookedUp: (own: Prisma.Sql) => Prisma.Sql;
  /** The same, asked of one customer. */
  asked: (own: Prisma.Sql) => Prisma.Sql;
  has: (code: string) => boolean;
}

/** The register's codes, of five digits each («41.200»), that lie under another; null where none can. */
function codesUnder({ code, standard }: { code: string; standard: string }): CodesUnder | null {
  const among = (list: string[]) => (own: Prisma.Sql) => Prisma.sql`cardinality(${own}) > 1 AND ${own}[2:] && ${list}::text[]`;
  if (standard === "SN2007") {
    const codes = new Set([...standardCodes().keys()].filter((one) => liesUnder(one, code, standard)));
    return { lookedUp: among([...codes]), asked: among([...codes]), has: (one) => codes.has(one) };
  }
  // SN2025 has no table here: every code that begins with these digits may be one, a thousand of a division.
  const digits = codeKey(code, standard);
  if (!/^\d{1,5}$/u.test(digits)) return null;
  const all = Array.from({ length: 10 ** (5 - digits.length) }, (_, n) => dotted(digits + String(n).padStart(5, "0").slice(digits.length)));
  const begins = `${dotted(digits)}%`;
  return {
    lookedUp: among(all),
    asked: (own) => Prisma.sql`cardinality(${own}) > 1 AND EXISTS (SELECT 1 FROM unnest(${own}[2:]) AS k WHERE k LIKE ${begins})`,
    has: (one) => liesUnder(one, code, standard),
  };
}

const dotted = (digits: string): string => (digits.length > 2 ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits);
