import type { JobFacts } from "../command";
import type { Database } from "../db/client";
import { Prisma } from "../db/generated/client";
import { type Actor, can } from "../permissions";
import type { Message } from "../refusal";
import { SILENT_AFTER } from "./job-record";

export interface Job {
  id: number;
  kind: string;
  actorId: number;
  /** Who started it. */
  actor: string;
  facts: JobFacts;
  /** While it waits: when it was sent. */
  startedAt: Date;
  /** null: it goes on, or waits. */
  endedAt: Date | null;
  /** «waiting»: for others to end. «stopped»: its process ended before it did, and nothing of it stands. */
  state: "waiting" | "running" | "done" | "refused" | "failed" | "stopped";
  /** The operation it made; null where it made none. */
  operation: number | null;
  /** How far it is, where it goes in steps. */
  done: number | null;
  total: number | null;
  refusal: Message | null;
  back: string | null;
  next: string | null;
  /** Seconds it has taken so far, or took. */
  seconds: number;
}

/** A job, to whoever started it and to those who see everybody's; null to others. */
export async function findJob(db: Database, id: number, actor: Actor): Promise<Job | null> {
  const [job] = await read(db, Prisma.sql`j.id = ${id}`);
  return job && can(actor, "jobs.see", { ownerId: job.actorId }) ? job : null;
}

/** A person's jobs that go on, and those that ended without their having seen how; the newest first, at most ten. */
export const listUntoldJobs = (db: Database, actorId: number): Promise<Job[]> => read(db, Prisma.sql`j.actor_id = ${actorId} AND NOT j.told`);

/**
 * A job whose process fell silent is done where its operation stands, being written with it, and has otherwise left nothing.
 * While the process lives, it is done when that says so.
 */
const read = (db: Database, where: Prisma.Sql): Promise<Job[]> => db.$queryRaw<Job[]>`
  SELECT j.id, j.kind, j.actor_id AS "actorId", e.name AS actor, j.facts, j.started_at AS "startedAt", s.state, o.id AS operation,
         j.done, j.total, j.refusal, j.back, j.next, CASE WHEN s.state NOT IN ('running', 'waiting') THEN coalesce(j.ended_at, j.beat_at) END AS "endedAt",
         extract(epoch FROM coalesce(j.ended_at, CASE WHEN s.state = 'running' THEN clock_timestamp() ELSE j.beat_at END) - j.started_at)::int AS seconds
  FROM job j JOIN employee e ON e.id = j.actor_id LEFT JOIN operation o ON o.request_key = j.request_key
  CROSS JOIN LATERAL (SELECT CASE
    WHEN j.ending = 'done' THEN 'done'
    WHEN j.ending IS NULL AND j.beat_at >= clock_timestamp() - make_interval(secs => ${SILENT_AFTER})
      THEN CASE WHEN j.waiting THEN 'waiting' ELSE 'running' END
    WHEN o.id IS NOT NULL THEN 'done'
    ELSE coalesce(j.ending, 'stopped') END AS state) s
  WHERE ${where} ORDER BY j.id DESC LIMIT 10`;

export interface LastTime {
  seconds: number;
  /** How many records it was about. */
  records: number | null;
}

/** Whether a job has not ended. */
export const goesOn = ({ state }: Pick<Job, "state">): boolean => state === "running" || state === "waiting";

/** How long the last such act took that became a job and came through; null where there is none. */
export async function lastTimeOf(db: Database, kind: string): Promise<LastTime | null> {
  const [last] = await db.$queryRaw<LastTime[]>`
    SELECT extract(epoch FROM ended_at - started_at)::int AS seconds, coalesce(facts ->> 'customers', facts ->> 'contacts')::int AS records
    FROM job WHERE kind = ${kind} AND ending = 'done' ORDER BY id DESC LIMIT 1`;
  return last ?? null;
}
