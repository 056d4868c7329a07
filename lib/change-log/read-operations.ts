import type { Database } from "../db/client";
import { Prisma } from "../db/generated/client";
import { amongMany } from "./among-many";
import type { FieldValues } from "./entity";
import { concerns, concernsPerson } from "./what-concerns";
import { withMerged } from "./with-merged";

export interface LoggedOperation {
  id: number;
  kind: string;
  at: Date;
  via: string;
  actorId: number | null;
  /** null: the app itself. */
  actor: string | null;
  data: Record<string, string | number>;
  /** For an undo: the operation at the beginning of its chain, and how many undos lie between (1: an undo, 2: an undo of an undo). */
  root: { id: number; kind: string; data: Record<string, string | number> } | null;
  depth: number;
  /** The operation that took this one back. */
  undoneBy: number | null;
  /** How many records it changed in all, one by one and in bulk. */
  records: number;
  /** The name of the first record it changed that has one, of the first 20; in the log of one contact no other contact's. */
  firstLabel: string | null;
  /** The same of the last one, however many there are. */
  lastLabel: string | null;
  /**
   * The single records it changed, at most the first 20; in the log of one customer also what an act on many changed on
   * it, its contacts' places and its opportunities, in that of one contact just the contact and the contact's places.
   */
  changes: LoggedChange[];
}

export interface LoggedChange {
  entity: string;
  entityId: number;
  /** The record's name at that time; null where the log keeps none. */
  label: string | null;
  before: FieldValues | null;
  after: FieldValues | null;
}

export interface OperationFilter {
  actor?: number | null;
  /** The first part of the kind: «categories». */
  noun?: string | null;
  /** Days in Oslo, both included, as YYYY-MM-DD. */
  from?: string | null;
  until?: string | null;
  /** Just what concerns one customer. */
  customer?: number | null;
  /** Just what concerns one contact, wherever the person is one. */
  contact?: number | null;
  /** Older than this operation. */
  before?: number | null;
  /** Newer than this operation. */
  after?: number | null;
  /** Just this operation, or these (at most a page). */
  id?: number | null;
  ids?: number[];
}

export const operationsPerPage = 50;

/** A page of the change log, newest first. `more` says whether there are further ones in the direction asked for. */
export async function readOperations(db: Database, filter: OperationFilter): Promise<{ operations: LoggedOperation[]; more: boolean }> {
  const forwards = filter.after != null;
  // In the log of one customer, an operation on many says what became of that one.
  const own = filter.customer == null ? null : await withMerged(db, "customer", [filter.customer]);
  const person = filter.contact == null ? null : await withMerged(db, "contact", [filter.contact]);
  const { named, shown } = partsShown(own, person);
  const rows = await db.$queryRaw<LoggedOperation[]>`
    WITH page AS (
      SELECT o.* FROM operation o WHERE ${conditions(filter, own, person)}
      ORDER BY o.id ${Prisma.raw(forwards ? "ASC" : "DESC")} LIMIT ${operationsPerPage + 1}
    )
    SELECT o.id, o.kind, o.at, o.via, o.actor_id AS "actorId", e.name AS actor, ${facts(Prisma.sql`o.data`)} AS data,
           root.root, coalesce(root.depth, 0) AS depth,
           (SELECT u.id FROM operation u WHERE u.undoes_id = o.id) AS "undoneBy",
           ((SELECT count(*) FROM change c WHERE c.operation_id = o.id)
            + (SELECT coalesce(sum(bit_count(b.ids)), 0) FROM change_bulk b WHERE b.operation_id = o.id))::int AS records,
           (SELECT p.label FROM (SELECT c.id FROM change c WHERE c.operation_id = o.id AND ${named} ORDER BY c.id LIMIT 20) x
            JOIN change_personal p ON p.change_id = x.id WHERE p.label <> '' ORDER BY x.id LIMIT 1) AS "firstLabel",
           (SELECT p.label FROM change c JOIN change_personal p ON p.change_id = c.id
            WHERE c.operation_id = o.id AND p.label <> '' AND ${named} ORDER BY c.id DESC LIMIT 1) AS "lastLabel",
           coalesce((SELECT jsonb_agg(jsonb_build_object('entity', x.entity, 'entityId', x.entity_id, 'label', p.label,
                       'before', coalesce(p.before, x.before), 'after', coalesce(p.after, x.after)) ORDER BY x.id)
            FROM (SELECT * FROM change c WHERE c.operation_id = o.id AND ${shown} ORDER BY c.id LIMIT 20) x
            LEFT JOIN change_personal p ON p.change_id = x.id), '[]') || ${amongMany(filter.customer ?? null, own, person)} AS changes
    FROM page o LEFT JOIN employee e ON e.id = o.actor_id
    LEFT JOIN LATERAL (
      WITH RECURSIVE chain AS (
        SELECT o.id, o.kind, o.data, o.undoes_id, 0 AS depth WHERE o.undoes_id IS NOT NULL
        UNION ALL SELECT u.id, u.kind, u.data, u.undoes_id, chain.depth + 1 FROM operation u JOIN chain ON u.id = chain.undoes_id
      ) SELECT jsonb_build_object('id', id, 'kind', kind, 'data', ${facts(Prisma.sql`data`)}) AS root, depth FROM chain WHERE undoes_id IS NULL
    ) root ON true
    ORDER BY o.id DESC`;
  const more = rows.length > operationsPerPage;
  const operations = more ? (forwards ? rows.slice(1) : rows.slice(0, operationsPerPage)) : rows;
  return { operations, more };
}

/**
 * Which changes `c` of an operation name it, and which are shown: in the log of one customer none of other customers, in
 * that of one contact none of other contacts and their places, since the person is given it («Innsyn»).
 */
function partsShown(own: number[] | null, person: number[] | null): { named: Prisma.Sql; shown: Prisma.Sql } {
  if (person !== null) {
    const itself = Prisma.sql`(c.entity = 'contact' AND c.entity_id = ANY (${person}::int[]) OR c.entity = 'contactLink'
      AND EXISTS (SELECT 1 FROM contact_link l WHERE l.id = c.entity_id AND l.contact_id = ANY (${person}::int[])))`;
    return { named: Prisma.sql`(c.entity NOT IN ('contact', 'contactLink') OR ${itself})`, shown: itself };
  }
  const shown = own === null ? Prisma.sql`true` : Prisma.sql`NOT (c.entity = 'customer' AND c.entity_id <> ALL (${own}::int[]))`;
  return { named: shown, shown };
}

/** Sellers stand in the facts by id alone: their name is the one they have now. */
const facts = (data: Prisma.Sql): Prisma.Sql => Prisma.sql`
  CASE WHEN ${data} ? 'sellerId'
    THEN ${data} || jsonb_build_object('seller', (SELECT s.name FROM employee s WHERE s.id = (${data} ->> 'sellerId')::int)) ELSE ${data} END`;

function conditions({ actor, noun, from, until, before, after, id, ids }: OperationFilter, own: number[] | null, person: number[] | null): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (id != null) parts.push(Prisma.sql`o.id = ${id}`);
  if (ids) parts.push(Prisma.sql`o.id = ANY(${ids}::int[])`);
  if (actor != null) parts.push(Prisma.sql`o.actor_id = ${actor}`);
  if (noun)
    parts.push(Prisma.sql`(starts_with(o.kind, ${`${noun}.`}) OR (o.undoes_id IS NOT NULL AND EXISTS (
    WITH RECURSIVE chain AS (
      SELECT r.kind, r.undoes_id FROM operation r WHERE r.id = o.undoes_id
      UNION ALL SELECT u.kind, u.undoes_id FROM operation u JOIN chain ON u.id = chain.undoes_id
    ) SELECT 1 FROM chain WHERE undoes_id IS NULL AND starts_with(kind, ${`${noun}.`}))))`);
  if (from) parts.push(Prisma.sql`o.at >= (${from}::date)::timestamp AT TIME ZONE 'Europe/Oslo'`);
  if (until) parts.push(Prisma.sql`o.at < (${until}::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'`);
  if (before != null) parts.push(Prisma.sql`o.id < ${before}`);
  if (after != null) parts.push(Prisma.sql`o.id > ${after}`);
  if (own !== null) parts.push(concerns(own));
  if (person !== null) parts.push(concernsPerson(person));
  return Prisma.join(parts, " AND ");
}
