import { execute } from "../../command";
import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Actor } from "../../permissions";
import { askForName, askForNumber, type RegisterAccess } from "./ask-register";
import { keepRegisterAnswer } from "./keep-register-answer";
import { findRegisterEntry, type KeptEntry, newestFirst, registerSources, type RegisterEntry } from "./register-entry";

/** How long an answer stands before the register is asked anew: a day, in milliseconds. */
const answersAreNew = 24 * 60 * 60 * 1000;

type Old = "no" | "away" | "off";

export interface LookUp {
  db: Database;
  actor: Actor;
  register: RegisterAccess;
  now: Date;
}

/**
 * An enterprise by its number. `old`: why the register was not asked (away, or switched off), where this is what is kept.
 * «unknown»: the register has no such number. «away»: it could not be asked, and nothing is kept. «off»: it may not be
 * asked, and nothing is kept.
 */
export type Found = { entry: KeptEntry; old: Old } | "unknown" | "away" | "off";

/** Looks an enterprise up by its number: a new answer that is kept, else the register itself, else what is kept of old. */
export async function lookUpNumber({ db, actor, register, now }: LookUp, organizationNumber: string, { anew = false } = {}): Promise<Found> {
  const [kept, { lookup }] = await Promise.all([findRegisterEntry(db, organizationNumber), registerSources(db)]);
  if (kept && !anew && kept.origin === "answer" && now.getTime() - kept.asOf.getTime() < answersAreNew) return { entry: kept, old: "no" };
  if (!lookup) return kept ? { entry: kept, old: "off" } : "off";
  const answer = await askForNumber(register, organizationNumber);
  if (answer === "unknown") return answer;
  if (answer === "away") return kept ? { entry: kept, old: "away" } : answer;
  await keep({ db, actor, now }, [answer], "number");
  return { entry: { ...answer, origin: "answer", asOf: now }, old: "no" };
}

/** Enterprises by name: those the register finds, or, where it can't be asked, those of answers that are kept and of the extract. */
export async function lookUpName({ db, actor, register, now }: LookUp, name: string): Promise<{ entries: RegisterEntry[]; old: Old } | "away" | "off"> {
  const { lookup, extract } = await registerSources(db);
  const answer = lookup ? await askForName(register, name) : "off";
  if (Array.isArray(answer)) {
    if (answer.length > 0) await keep({ db, actor, now }, answer, "name");
    return { entries: answer, old: "no" };
  }
  const entries = await searchKept(db, name);
  return entries.length > 0 || extract ? { entries, old: answer } : answer;
}

async function keep({ db, actor, now }: Omit<LookUp, "register">, entries: RegisterEntry[], by: "number" | "name"): Promise<void> {
  const done = await execute(keepRegisterAnswer, { entries, by }, { db, actor, via: "page", now });
  if (!done.ok) throw new Error(`The register's answer was not kept: ${JSON.stringify(done)}`);
}

/** Each word anywhere in the newest name, as the search folds letters; the shortest names first. Index: register_entry_name. */
async function searchKept(db: Database, name: string): Promise<RegisterEntry[]> {
  const [{ folded }] = await db.$queryRaw<[{ folded: string }]>`SELECT regexp_replace(search_fold(${name}), '[^[:alnum:]]+', ' ', 'g') AS folded`;
  const words = folded.split(" ").filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  const hit = Prisma.join(
    words.map((word) => Prisma.sql`search_fold(name) LIKE ${`%${word}%`}`),
    " AND ",
  );
  return db.$queryRaw<RegisterEntry[]>`
    SELECT organization_number AS "organizationNumber", name, fields, status, status_since::text AS "statusSince"
    FROM register_entry e
    WHERE name <> '' AND ${hit}
      AND (origin, organization_number) = (SELECT n.origin, n.organization_number FROM (SELECT * FROM register_entry r WHERE r.organization_number = e.organization_number) n
                                           ORDER BY ${newestFirst} LIMIT 1)
    ORDER BY length(name), name COLLATE "nb-NO-x-icu" LIMIT 10`;
}
