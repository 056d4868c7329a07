import { readOperations } from "../change-log/read-operations";
import { sentenceOf } from "../change-log/sentence";
import type { Database } from "../db/client";
import type { Texts } from "../i18n/texts";
import type { Job } from "./job-queries";

/** What a job does: «Legger til kategorien «Partner» på 480 000 kunder». Names are those of now. */
export async function jobTitle(db: Database, t: Texts, { kind, facts }: Pick<Job, "kind" | "facts">): Promise<string> {
  if (facts.operation !== undefined) return t("jobs.undo.running", { what: await undone(db, t, facts.operation) });
  return t(`jobs.what.${kind}`, await shown(db, t, facts));
}

/** What became of it, on one line: «Ferdig: La til kategorien «Partner» på 480 000 kunder», «Angret: slettet 3 kunder». */
export async function jobLine(db: Database, t: Texts, job: Pick<Job, "kind" | "facts" | "state">): Promise<string> {
  if (job.facts.operation !== undefined) return t(`jobs.undo.${job.state}`, { what: await undone(db, t, job.facts.operation) });
  const what = job.state === "done" ? t(`jobs.did.${job.kind}`, await shown(db, t, job.facts)) : await jobTitle(db, t, job);
  return t(`jobs.line.${job.state}`, { what });
}

/** What the sentences about a job say of it. */
async function shown(db: Database, t: Texts, facts: Job["facts"]): Promise<{ customers: number; contacts: number; to: string }> {
  return { customers: facts.customers ?? 0, contacts: facts.contacts ?? 0, to: (await nameOf(db, t, facts)) ?? "" };
}

async function undone(db: Database, t: Texts, operation: number): Promise<string> {
  const { operations } = await readOperations(db, { id: operation });
  return operations[0] ? sentenceOf(t, operations[0]) : "";
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
