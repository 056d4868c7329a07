import { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import type { EntityField } from "./entity";

/** One period of a record as the log keeps it: both days included, no last day is null. */
export interface LoggedPeriod {
  value: string;
  from: string;
  until: string | null;
}

type Periods = Extract<EntityField, { kind: "periods" }>;

/** Every period of the record `e`, in order. */
export const periodsSql = ({ table, key, value }: Periods): Prisma.Sql => Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('value', l.${Prisma.raw(value)}, 'from', lower(l.period), 'until', upper(l.period) - 1) ORDER BY l.period), '[]')
  FROM ${Prisma.raw(table)} l WHERE l.${Prisma.raw(key)} = e.id)`;

/** Makes these the periods of a record, and no others. */
export async function setPeriods(tx: Transaction, { table, key, value, type }: Periods, id: number, to: unknown): Promise<void> {
  const [t, k, v, cast] = [table, key, value, type].map((name) => Prisma.raw(name));
  await tx.$executeRaw`DELETE FROM ${t} WHERE ${k} = ${id}`;
  await tx.$executeRaw`
    INSERT INTO ${t} (${k}, ${v}, period)
    SELECT ${id}::int, p.value::${cast}, daterange(p."from", p.until, '[]')
    FROM jsonb_to_recordset(${JSON.stringify(to ?? [])}::jsonb) AS p(value text, "from" date, until date)`;
}
