import type { Transaction } from "../../db/client";
import { Refusal } from "../../refusal";
import type { IndustryFields } from "./industry-fields";

/**
 * Refuses a name that another industry has, in whichever language, and a code that another has: naming that one, and
 * offering the way to it. The database's own rules are the last guard.
 */
export async function refuseTaken(tx: Transaction, { nb, en, code, codeStandard }: Partial<IndustryFields>, own: number | null = null): Promise<void> {
  const [taken] = await tx.$queryRaw<{ id: number; name: string; field: "nb" | "en" | "code" }[]>`
    SELECT i.id, i.nb AS name, w.field FROM (
      SELECT n.industry_id, x.field, x.place FROM (VALUES ('nb', ${nb ?? null}::text, 1), ('en', ${en ?? null}::text, 2)) AS x(field, name, place)
      JOIN industry_name n ON n.name_key = name_key(x.name)
      UNION ALL SELECT id, 'code', 3 FROM industry
      WHERE code = ${code ?? null} AND code_standard = ${codeStandard ?? null} AND deleted_by_operation IS NULL
    ) AS w JOIN industry i ON i.id = w.industry_id
    WHERE i.id IS DISTINCT FROM ${own}::int ORDER BY w.place LIMIT 1`;
  if (!taken) return;
  const key = taken.field === "code" ? "industries.errors.codeTakenBy" : "industries.errors.nameTakenBy";
  throw new Refusal({
    field: taken.field,
    message: { key, values: { name: taken.name } },
    offer: { taken: taken.id, takenName: taken.name, takenField: taken.field },
  });
}
