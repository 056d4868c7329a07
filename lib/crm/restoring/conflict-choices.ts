import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { listSellers } from "../groups/sellers";
import type { Restorable } from "./restorable";
import { type ConflictKind, valuesOf } from "./restore-conflicts";

interface Choice {
  id: number;
  name: string;
}

/** What can be chosen for each kind of conflict: values that are offered, in Norwegian order, and sellers. */
export async function listConflictChoices(
  db: Database,
  of: Restorable,
  language: "nb" | "en",
  kinds: ConflictKind[],
): Promise<Partial<Record<ConflictKind, Choice[]>>> {
  const lists = await Promise.all(
    kinds.map(async (kind) => [kind, kind === "seller" ? await listSellers(db) : await valuesIn(db, of, language, kind)] as const),
  );
  return Object.fromEntries(lists);
}

function valuesIn(db: Database, of: Restorable, language: "nb" | "en", kind: ConflictKind): Promise<Choice[]> {
  const name = kind === "categories" ? Prisma.sql`name` : Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END`;
  const shown = kind === "categories" ? Prisma.sql`AND ${Prisma.raw(`show_on_${of.entity.name}`)}` : Prisma.empty;
  return db.$queryRaw<Choice[]>`
    SELECT id, name FROM (SELECT id, ${name} AS name FROM ${Prisma.raw(valuesOf[kind].table)} WHERE active AND deleted_by_operation IS NULL ${shown}) AS v
    ORDER BY name COLLATE "nb-NO-x-icu", id`;
}
