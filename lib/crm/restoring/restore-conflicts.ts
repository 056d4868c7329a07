import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Restorable } from "./restorable";

/** What a record had that can't be as it was, by the kind of value. */
export const conflictKinds = [
  ...(["industry", "origin", "source", "products", "role", "categories", "contactCategories", "seller", "opportunitySeller"] as const),
  ...(["opportunitySource", "opportunityProducts", "opportunityType", "opportunityStep", "lostReason"] as const),
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Whether a record has any number of them: another one that is chosen comes to those it has. */
export const isOfSet = (kind: ConflictKind): boolean => ["products", "categories", "contactCategories", "opportunityProducts"].includes(kind);

/** Whether it can be left with nothing: of a set, what is deleted stays out of sight, and an opportunity is somebody's. */
export const mayBeNone = (kind: ConflictKind): boolean => !isOfSet(kind) && kind !== "opportunitySeller";

export interface RestoreConflict {
  kind: ConflictKind;
  /** The value that is deleted, or the seller who is none any more. */
  was: number;
  wasName: string;
  /** What took its place; null: nothing. For a category and a seller, who stay linked, the same. */
  now: number | null;
  nowName: string | null;
  /** How many of the records it concerns. */
  records: number;
}

/** How a conflict is named in a form. */
export const conflictKey = ({ kind, was, now }: Pick<RestoreConflict, "kind" | "was" | "now">): string => `${kind}_${was}_${now ?? "none"}`;

/** Where the values of a kind stand, and their name. */
export const valuesOf: Record<ConflictKind, { table: string; name: Prisma.Sql }> = {
  industry: { table: "industry", name: Prisma.sql`nb` },
  origin: { table: "origin", name: Prisma.sql`nb` },
  source: { table: "source", name: Prisma.sql`nb` },
  products: { table: "product", name: Prisma.sql`nb` },
  role: { table: "contact_role", name: Prisma.sql`nb` },
  categories: { table: "category", name: Prisma.sql`name` },
  contactCategories: { table: "category", name: Prisma.sql`name` },
  seller: { table: "employee", name: Prisma.sql`name` },
  opportunitySeller: { table: "employee", name: Prisma.sql`name` },
  opportunitySource: { table: "source", name: Prisma.sql`nb` },
  opportunityProducts: { table: "product", name: Prisma.sql`nb` },
  opportunityType: { table: "opportunity_type", name: Prisma.sql`nb` },
  opportunityStep: { table: "opportunity_step", name: Prisma.sql`nb` },
  lostReason: { table: "lost_reason", name: Prisma.sql`nb` },
};

/**
 * What the records of a condition can't get back as it was, each kind of value with how many it concerns. Values are
 * deleted together with what takes their place, on deleted records too: the log's bitmaps tell what they had.
 */
export function findConflicts(
  db: Pick<Transaction, "$queryRaw">,
  of: Restorable,
  where: Prisma.Sql,
  language: "nb" | "en",
  now: Date,
): Promise<RestoreConflict[]> {
  const named = conflictKinds.map((kind) => {
    const { table, name } = valuesOf[kind];
    const own = table === "category" || table === "employee" ? name : Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END`;
    return Prisma.sql`SELECT ${kind}::text AS kind, id, ${own} AS name FROM ${Prisma.raw(table)}`;
  });
  return db.$queryRaw<RestoreConflict[]>`
    WITH named AS NOT MATERIALIZED (${Prisma.join(named, " UNION ALL ")})
    SELECT k.kind, k.was, w.name AS "wasName", k.now, n.name AS "nowName", k.records
    FROM (SELECT kind, was, now, count(DISTINCT whose)::int AS records FROM (${of.conflictRows(where, now)}) x GROUP BY 1, 2, 3) k
    JOIN named w ON w.kind = k.kind AND w.id = k.was LEFT JOIN named n ON n.kind = k.kind AND n.id = k.now
    ORDER BY array_position(${[...conflictKinds]}::text[], k.kind), k.records DESC, k.was, k.now`;
}
