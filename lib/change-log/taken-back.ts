import { Prisma } from "../db/generated/client";
import type { EntityDefinition } from "./entity";

interface Logged {
  /** The record's id. */
  record: Prisma.Sql;
  entity: string;
  /** The field, and for a set of links the one that is asked about; without a field, all that was logged of the record counts. */
  field?: string;
  link?: number;
}

interface Mark extends Logged {
  /** The column that says which operation last wrote the row. */
  stamp: Prisma.Sql;
}

/**
 * Whether a row still stands as the operation `since` left it: it bears its stamp, or that of an undo, all that later
 * operations did to it being taken back. Changed and changed back by hand is changed.
 */
export const standsSince = (since: number, { stamp, ...record }: Mark): Prisma.Sql =>
  Prisma.sql`(${stamp} = ${since} OR (EXISTS (SELECT 1 FROM operation u WHERE u.id = ${stamp} AND u.undoes_id > ${since}) AND ${untouchedSince(since, record)}))`;

/**
 * The same where there is no stamp to tell at once, by the log alone: nothing was logged later that was not taken
 * back. An operation and its chain of undos cancel each other out when an even number of them came after.
 */
export const untouchedSince = (since: number, { record, entity, field, link }: Logged): Prisma.Sql => {
  const [ofField, ofBulk] =
    field === undefined
      ? [Prisma.empty, Prisma.empty]
      : [
          Prisma.sql`AND ${touched(field, link)}`,
          Prisma.sql`AND b.field = ${field} ${link === undefined ? Prisma.empty : Prisma.sql`AND ${String(link)} IN (b.before, b.after)`}`,
        ];
  return Prisma.sql`NOT EXISTS (
      SELECT 1 FROM (
        SELECT entry.operation_id AS id FROM change entry LEFT JOIN change_personal personal ON personal.change_id = entry.id
        WHERE entry.entity = ${entity} AND entry.entity_id = ${record} AND entry.operation_id > ${since} ${ofField}
        UNION SELECT b.operation_id FROM change_bulk b
        WHERE b.entity = ${entity} AND b.block = ${record} >> 13 AND b.operation_id > ${since} AND get_bit(b.ids, ${record} & 8191) = 1 ${ofBulk}
      ) later
      CROSS JOIN LATERAL (
        WITH RECURSIVE chain AS (
          SELECT o.id, o.undoes_id FROM operation o WHERE o.id = later.id
          UNION ALL SELECT o.id, o.undoes_id FROM operation o JOIN chain ON o.id = chain.undoes_id WHERE o.id > ${since}
        ) SELECT min(chain.id) AS first FROM chain
      ) root
      GROUP BY root.first HAVING count(*) % 2 = 1)`;
};

/** Whether nobody has changed a record that was made or brought back since, nor hung anything on it: an undo that takes several away again leaves the others. */
export const leftAloneSince = (since: number, record: Prisma.Sql, { name, hungSince }: EntityDefinition): Prisma.Sql =>
  Prisma.sql`(${untouchedSince(since, { record, entity: name })} AND NOT ${hungSince?.(record, since) ?? Prisma.sql`false`})`;

/** Whether a change is of the field; for a set of links, of that one link. */
const touched = (field: string, link: number | undefined): Prisma.Sql =>
  link === undefined
    ? Prisma.sql`coalesce(personal.after, entry.after) ? ${field}`
    : Prisma.sql`coalesce(coalesce(personal.before, entry.before) -> ${field} @> ${JSON.stringify(link)}::jsonb, false)
        <> coalesce(coalesce(personal.after, entry.after) -> ${field} @> ${JSON.stringify(link)}::jsonb, false)`;
