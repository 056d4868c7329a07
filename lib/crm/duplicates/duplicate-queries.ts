import { countLimit } from "../../count-limit";
import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface DuplicateCustomer {
  id: number;
  name: string;
  organizationNumber: string | null;
  city: string;
  contacts: number;
  opportunities: number;
}

export interface DuplicatePair {
  /** The customer that was made later. */
  newer: DuplicateCustomer;
  older: DuplicateCustomer;
  nearName: boolean;
  sameDomain: boolean;
}

/** A pair in the list's order, by the ids of its customers. */
export interface PairKey {
  higher: number;
  lower: number;
}

export interface DuplicatePage {
  pairs: DuplicatePair[];
  hasPrevious: boolean;
  hasNext: boolean;
  /** How many there are in all, exact up to 10,000; 10,001 means more. Counted on the first page alone: null on the others. */
  found: number | null;
}

export const pairsPerPage = 50;

/**
 * A page of the pairs of customers that are likely the same, those with the newest customer first; without those that
 * somebody said are not the same. Index: the primary key of customer_alike, which triggers keep.
 */
export async function listDuplicates(db: Database, at: { after: PairKey } | { before: PairKey } | "first"): Promise<DuplicatePage> {
  const backwards = at !== "first" && "before" in at;
  const key = at === "first" ? null : "before" in at ? at.before : at.after;
  const order = Prisma.raw(backwards ? "ASC" : "DESC");
  const beyond = key ? Prisma.sql`AND (p.higher_id, p.lower_id) ${Prisma.raw(backwards ? ">" : "<")} (${key.higher}::int, ${key.lower}::int)` : Prisma.empty;
  const rows = await db.$queryRaw<DuplicatePair[]>`
    SELECT ${shown(Prisma.sql`h`)} AS newer, ${shown(Prisma.sql`l`)} AS older, p.near_name AS "nearName", p.same_domain AS "sameDomain"
    FROM ${standing} ${beyond} ORDER BY p.higher_id ${order}, p.lower_id ${order} LIMIT ${pairsPerPage + 1}`;
  const more = rows.length > pairsPerPage;
  const pairs = rows.slice(0, pairsPerPage);
  if (backwards) return { pairs: pairs.reverse(), hasPrevious: more, hasNext: true, found: null };
  return { pairs, hasPrevious: key !== null, hasNext: more, found: key === null ? await countPairs(db) : null };
}

/** Pairs `p` of which neither customer is deleted, `h` the newer and `l` the older, and that nobody said are distinct. */
const standing = Prisma.sql`
  customer_alike p JOIN customer h ON h.id = p.higher_id JOIN customer l ON l.id = p.lower_id
  WHERE h.deleted_by_operation IS NULL AND l.deleted_by_operation IS NULL
    AND NOT EXISTS (SELECT 1 FROM customer_distinct d WHERE d.customer_id = p.lower_id AND d.other_id = p.higher_id)`;

async function countPairs(db: Database): Promise<number> {
  const [{ found }] = await db.$queryRaw<[{ found: number }]>`
    SELECT count(*)::int AS found FROM (SELECT 1 FROM ${standing} LIMIT ${countLimit + 1}) x`;
  return found;
}

const shown = (c: Prisma.Sql): Prisma.Sql => Prisma.sql`jsonb_build_object('id', ${c}.id, 'name', ${c}.name, 'organizationNumber', ${c}.organization_number,
  'city', coalesce(nullif(${c}.visiting_city, ''), ${c}.postal_city),
  'contacts', (SELECT count(DISTINCT k.contact_id) FROM contact_link k JOIN contact o ON o.id = k.contact_id
               WHERE k.customer_id = ${c}.id AND k.deleted_by_operation IS NULL AND o.deleted_by_operation IS NULL),
  'opportunities', (SELECT count(*) FROM opportunity o WHERE o.customer_id = ${c}.id AND o.deleted_by_operation IS NULL))`;
