import { Prisma } from "../db/generated/client";

/**
 * What an act on many changed on one customer, on its contacts' places and its opportunities, or on one contact's places,
 * as if it had been changed by itself: of a set, the one that came or went. At most the first 20 of each kind.
 */
export function amongMany(customer: number | null, own: number[] | null, person: number[] | null): Prisma.Sql {
  const roles = (whose: Prisma.Sql): Prisma.Sql =>
    changedInBulk({
      entity: "contactLink",
      fields: ["role"],
      record: Prisma.sql`l.id`,
      label: Prisma.sql`p.name`,
      from: Prisma.sql`contact_link l JOIN contact p ON p.id = l.contact_id`,
      whose,
    });
  const parts = [
    ...(customer === null
      ? []
      : [
          changedInBulk({
            ...{
              entity: "customer",
              fields: ["industry", "seller", "origin", "source", "categories", "products"],
              record: Prisma.sql`r.id`,
              label: Prisma.sql`NULL`,
            },
            from: Prisma.sql`(SELECT ${customer}::int AS id) r`,
            whose: Prisma.sql`true`,
          }),
        ]),
    ...(own === null
      ? []
      : [
          roles(Prisma.sql`l.customer_id = ANY (${own}::int[])`),
          changedInBulk({
            ...{ entity: "opportunity", fields: ["source", "type", "step", "lostReason", "products"], record: Prisma.sql`s.id`, label: Prisma.sql`s.title` },
            from: Prisma.sql`opportunity s`,
            whose: Prisma.sql`s.customer_id = ANY (${own}::int[])`,
          }),
        ]),
    ...(person === null ? [] : [roles(Prisma.sql`l.contact_id = ANY (${person}::int[])`)]),
  ];
  return parts.length === 0 ? Prisma.sql`'[]'::jsonb` : Prisma.join(parts, " || ");
}

interface InBulk {
  entity: string;
  fields: string[];
  /** The record's id and name in the tables `from`, of those that are `whose`. */
  record: Prisma.Sql;
  label: Prisma.Sql;
  from: Prisma.Sql;
  whose: Prisma.Sql;
}

/**
 * The records are looked up only for an operation that changed any of their kind; asked of its own bitmaps alone, since
 * with the kind as a condition the server reads those of all operations. Indexes: change_bulk_operation_id_idx, change_bulk_pkey.
 */
const changedInBulk = ({ entity, fields, record, label, from, whose }: InBulk): Prisma.Sql => Prisma.sql`
  CASE WHEN ${entity}::text = ANY (ARRAY(SELECT b.entity FROM change_bulk b WHERE b.operation_id = o.id)) THEN coalesce((
    SELECT jsonb_agg(jsonb_build_object('entity', ${entity}::text, 'entityId', m.id, 'label', m.label,
      'before', jsonb_build_object(m.field, m.before), 'after', jsonb_build_object(m.field, m.after)) ORDER BY m.id, m.field)
    FROM (SELECT ${record} AS id, ${label} AS label, CASE b.field WHEN 'categories' THEN 'category' WHEN 'products' THEN 'product' ELSE b.field END AS field,
            nullif(b.before, '')::int AS before, nullif(b.after, '')::int AS after
          FROM ${from} JOIN change_bulk b ON b.entity = ${entity} AND b.block = ${record} >> 13 AND b.operation_id = o.id
            AND b.field = ANY (${fields}::text[]) AND get_bit(b.ids, ${record} & 8191) = 1
          WHERE ${whose} ORDER BY 1 LIMIT 20) m), '[]') ELSE '[]'::jsonb END`;
