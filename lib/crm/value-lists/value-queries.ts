import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { ValueEntity } from "./value-entity";

export interface ValueRow {
  id: number;
  nb: string;
  en: string | null;
  /** As its reader knows it: the English name to those who read English, where there is one. */
  name: string;
  active: boolean;
  /** Per cent, of steps alone. */
  probability: number | null;
}

type Language = "nb" | "en";

const columns = (entity: ValueEntity, language: Language): Prisma.Sql => Prisma.sql`
  id, nb, en, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name, active,
  ${"probability" in entity.fields ? Prisma.raw("probability") : Prisma.raw("NULL::int AS probability")}`;

/** All values of a list, in its own order; those switched off stand where they are. */
export const listValues = (db: Database, entity: ValueEntity, language: Language): Promise<ValueRow[]> => db.$queryRaw<ValueRow[]>`
  SELECT ${columns(entity, language)} FROM ${Prisma.raw(entity.table)} WHERE deleted_by_operation IS NULL ORDER BY position`;

/** One value; null when there is none of that id, or it is deleted. */
export async function findValue(db: Database, entity: ValueEntity, language: Language, id: number): Promise<ValueRow | null> {
  const [value] = await db.$queryRaw<ValueRow[]>`
    SELECT ${columns(entity, language)} FROM ${Prisma.raw(entity.table)} WHERE id = ${id} AND deleted_by_operation IS NULL`;
  return value ?? null;
}

/** How many values each of these lists has, switched off ones too. */
export async function countValues(db: Database, entities: ValueEntity[]): Promise<number[]> {
  const counts = entities.map(({ table }) => Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(table)} WHERE deleted_by_operation IS NULL)`);
  const [{ found }] = await db.$queryRaw<[{ found: number[] }]>`SELECT ARRAY[${Prisma.join(counts)}] AS found`;
  return found;
}
