import type { JobFacts } from "../command";
import type { Database } from "../db/client";
import type { Message } from "../refusal";

/** What became of a job. */
export interface Ending {
  ending: "done" | "refused" | "failed" | "stopped";
  next: string | null;
  refusal: Message | null;
}

interface NewJob {
  kind: string;
  actorId: number;
  requestKey: string;
  facts: JobFacts;
  back: string | null;
}

/** How far a job is. */
export interface Progress {
  /** When it began; while it waits, when it was sent. */
  startedAt: Date;
  /** Whether it waits for others to end. */
  waiting: boolean;
  done?: number;
  total?: number;
}

/** A job whose last sign of life is older than this has lost its process (seconds). */
export const SILENT_AFTER = 20;

/**
 * The job of an act: a new one, or the one there is when the same form was sent before. One that has ended without being
 * done, or has gone silent, begins anew; `own` says that the caller keeps it up.
 */
export async function openJob(
  db: Database,
  { kind, actorId, requestKey, facts, back }: NewJob,
  { startedAt, waiting }: Progress,
): Promise<{ id: number; own: boolean }> {
  const [opened] = await db.$queryRaw<{ id: number }[]>`
    INSERT INTO job AS j (kind, actor_id, request_key, facts, back, started_at, waiting)
    VALUES (${kind}, ${actorId}::int, ${requestKey}::uuid, ${JSON.stringify(facts)}::jsonb, ${back}, ${startedAt}, ${waiting})
    ON CONFLICT ON CONSTRAINT job_once DO UPDATE SET back = EXCLUDED.back, started_at = EXCLUDED.started_at, waiting = EXCLUDED.waiting,
      beat_at = clock_timestamp(), done = NULL, total = NULL, ended_at = NULL, ending = NULL, refusal = NULL, next = NULL, told = false
      WHERE j.ending IS NOT NULL OR j.beat_at < clock_timestamp() - make_interval(secs => ${SILENT_AFTER})
    RETURNING id`;
  if (opened) return { id: opened.id, own: true };
  const { id } = await db.job.findUniqueOrThrow({ where: { actorId_requestKey: { actorId, requestKey } }, select: { id: true } });
  return { id, own: false };
}

/** Says that a job's process lives, and how far it is. */
export async function beat(db: Database, id: number, { startedAt, waiting, done, total }: Progress): Promise<void> {
  await db.$executeRaw`
    UPDATE job SET beat_at = clock_timestamp(), started_at = ${startedAt}, waiting = ${waiting}, done = ${done ?? null}::int, total = ${total ?? null}::int
    WHERE id = ${id} AND ending IS NULL`;
}

/** Writes down what became of a job; somebody may have been told before that it had fallen silent. */
export async function endJob(db: Database, id: number, { ending, next, refusal }: Ending): Promise<void> {
  await db.$executeRaw`
    UPDATE job SET ending = ${ending}, ended_at = clock_timestamp(), next = ${next}, refusal = ${refusal && JSON.stringify(refusal)}::jsonb, told = false
    WHERE id = ${id} AND ending IS NULL`;
}

/** The person has seen how it ended. */
export async function tellJob(db: Database, id: number): Promise<void> {
  await db.$executeRaw`UPDATE job SET told = true WHERE id = ${id} AND NOT told`;
}

/**
 * Forgets, an hour after a job's end, the addresses and sentences that may hold what somebody searched for or typed; and
 * after 90 days all of it.
 */
export async function forgetJobs(db: Database): Promise<void> {
  await db.$executeRaw`
    UPDATE job SET back = NULL, next = NULL, refusal = NULL
    WHERE coalesce(ended_at, beat_at) < now() - interval '1 hour' AND (back IS NOT NULL OR next IS NOT NULL OR refusal IS NOT NULL)`;
  await db.$executeRaw`DELETE FROM job WHERE coalesce(ended_at, beat_at) < now() - interval '90 days'`;
}

/** Ends the statement that the transaction of a request is at, by the lock it holds: the transaction is then rolled back. */
export async function cancelTransactionOf(db: Database, requestKey: string): Promise<void> {
  await db.$queryRaw`
    SELECT pg_cancel_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (classid::bigint << 32) | objid::bigint = hashtextextended(${requestKey}, 0)`;
}
