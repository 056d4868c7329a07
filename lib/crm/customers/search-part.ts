import { Prisma } from "../../db/generated/client";
import type { SampledCustomer } from "./customer-sample";

/** One part of a search in the shapes that plans are made of. */
export interface SearchPart {
  /** The condition on customers `c`, for many at once. */
  among: Prisma.Sql;
  /** The same, asked of one customer at a time: the planner can't turn it into a join with all there are. */
  ofOne: Prisma.Sql;
  /** The ids of all who fit, deleted ones too; null where nothing leads to them. Unless `exact`, others are among them. */
  ids: Prisma.Sql | null;
  exact: boolean;
  /** Where it is asked of words alone: the condition on a search text `l`. */
  text: Prisma.Sql | null;
  /** It is asked by the id alone, and `ids` has none twice: those who fit can be counted without their rows. */
  byId: boolean;
  cost: PartCost;
  /** Whether a customer of a sample fits. */
  fits: (customer: SampledCustomer) => boolean;
}

/** What a part costs, in microseconds: see docs/decisions/1302-the-plans-are-measured.md. */
export interface PartCost {
  /** To ask one customer. */
  asked: number;
  /** To list one of `ids`. */
  listed: number;
  /** To hold one of `ids`, so that each customer can be asked whether it is among them; null where the server does not know beforehand how many they are. */
  held: number | null;
}

/** A row of search text is read whole and looked through; a link is read off its index. */
const ofWords: PartCost = { asked: 4, listed: 1.5, held: null };
/** Search texts that are read anyway, or many of them by their ids at once: looking through one. */
export const ofTexts = { read: 0.5, byIds: 1 };
export const ofLinks: PartCost = { asked: 1.5, listed: 0.07, held: 0.2 };

const tables = {
  customer_search: Prisma.sql`customer_search`,
  customer_industry: Prisma.sql`customer_industry`,
  customer_category: Prisma.sql`customer_category`,
  customer_seller: Prisma.sql`customer_seller`,
  customer_origin: Prisma.sql`customer_origin`,
  customer_product: Prisma.sql`customer_product`,
  customer_source: Prisma.sql`customer_source`,
};

/** Those who have a row `l` of a table of links, by its own index. */
export function linked(table: keyof typeof tables, condition: Prisma.Sql, fits: SearchPart["fits"]): SearchPart {
  const name = tables[table];
  return {
    among: Prisma.sql`EXISTS (SELECT 1 FROM ${name} l WHERE l.customer_id = c.id AND ${condition})`,
    ofOne: Prisma.sql`(SELECT true FROM ${name} l WHERE l.customer_id = c.id AND ${condition} LIMIT 1)`,
    ids: Prisma.sql`SELECT l.customer_id FROM ${name} l WHERE ${condition}`,
    exact: true,
    text: table === "customer_search" ? condition : null,
    byId: true,
    cost: table === "customer_search" ? ofWords : ofLinks,
    fits,
  };
}
