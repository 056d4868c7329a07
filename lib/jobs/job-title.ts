import { readOperations } from "../change-log/read-operations";
import { sentenceOf } from "../change-log/sentence";
import type { Database } from "../db/client";
import type { Texts } from "../i18n/texts";
import type { Job } from "./job-queries";

/** What a job does: «Legger til kategorien «Partner» på 480 000 kunder». Names are those of now. */
export async function jobTitle(db: Database, t: Texts, { kind, facts }: Pick<Job, "kind" | "facts">): Promise<string> {
  if (facts.operation !== undefined) {
    const { operations } = await readOperations(db, { id: facts.operation });
    return t("jobs.undoing", { what: operations[0] ? sentenceOf(t, operations[0]) : "" });
  }
  const counts = { customers: facts.customers ?? 0, contacts: facts.contacts ?? 0 };
  return t(`jobs.what.${kind}`, { ...counts, to: (await nameOf(db, t, facts)) ?? "" });
}

async function nameOf(db: Database, t: Texts, { category, industry, source, seller }: Job["facts"]): Promise<string | null> {
  const english = t.locale === "en";
  const [found] = await db.$queryRaw<[{ name: string | null }]>`
    SELECT coalesce(
      (SELECT name FROM category WHERE id = ${category ?? null}::int),
      (SELECT CASE WHEN ${english} THEN coalesce(en, nb) ELSE nb END FROM industry WHERE id = ${industry ?? null}::int),
      (SELECT CASE WHEN ${english} THEN coalesce(en, nb) ELSE nb END FROM source WHERE id = ${source ?? null}::int),
      (SELECT name FROM employee WHERE id = ${seller ?? null}::int)) AS name`;
  return found.name;
}
