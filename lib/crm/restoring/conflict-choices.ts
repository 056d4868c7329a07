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
    kinds.map(async (kind) => [kind, valuesOf[kind].table === "employee" ? await listSellers(db) : await valuesIn(db, of, language, kind)] as const),
  );
  return Object.fromEntries(lists);
}

function valuesIn(db: Database, of: Restorable, language: "nb" | "en", kind: ConflictKind): Promise<Choice[]> {
  const { table } = valuesOf[kind];
  const name = table === "category" ? Prisma.sql`name` : Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END`;
  const carrier = kind === "contactCategories" ? "contact" : of.entity.name;
  const shown = table === "category" ? Prisma.sql`AND ${Prisma.raw(`show_on_${carrier}`)}` : Prisma.empty;
  return db.$queryRaw<Choice[]>`
    SELECT id, name FROM (SELECT id, ${name} AS name FROM ${Prisma.raw(table)} WHERE active AND deleted_by_operation IS NULL ${shown}) AS v
    ORDER BY name COLLATE "nb-NO-x-icu", id`;
}
