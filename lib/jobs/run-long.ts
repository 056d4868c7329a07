import { findActor } from "../auth/find-actor";
import type { JobFacts, Report } from "../command";
import type { Database } from "../db/client";
import { type Outcome, refused } from "../outcome";
import type { Actor } from "../permissions";
import { beat, cancelTransactionOf, endJob, type Ending, openJob, type Progress } from "./job-record";
import { turnIn } from "./line";
import { passed, type RunningAct, runningActs } from "./running-acts";

type SignedIn = Actor & { id: number };

/** An act that may take longer than a person waits at a form. */
export interface LongAct<Value> {
  /** The command's name, or the undo's kind. */
  kind: string;
  actor: SignedIn;
  /** What the operation will bear too: the same form, sent again, is the same act. */
  requestKey: string;
  facts: JobFacts;
  /** How many records it is about. */
  records: number;
  /** Where the form stood. */
  back: string | null;
  /** Carries it out, by the actor as they are when it begins. */
  run(report: Report, actor: SignedIn): Promise<Outcome<Value>>;
  /** Where the form leads by what became of it; null: it stays. */
  next(outcome: Outcome<Value>): string | null | Promise<string | null>;
}

/** How often a job says that it is alive. */
const BEAT = 3_000;
/** An act on more records than this may take long, and stands in line with its likes. */
const LARGE = 1_000;

/**
 * Carries a long act out in this process. Answers what became of it where that comes within `after` milliseconds, else the
 * job it has become: it goes on, and its record says how far it is and how it ended. Sent once more meanwhile, it is
 * waited for in the same way, and nothing is done twice. An act on many records waits for others such to end first, and is then
 * refused where whoever sent it may not do it any more.
 */
export async function runLong<Value>(db: Database, act: LongAct<Value>, after: number): Promise<{ outcome: Outcome<Value> } | { job: number }> {
  const { acts } = runningActs();
  const name = `${act.actor.id} ${act.requestKey}`;
  const running = acts.get(name) ?? begin(db, act, name);
  const outcome = (await Promise.race([running.outcome, passed(after)])) as Outcome<Value> | null;
  return outcome === null ? { job: await running.job() } : { outcome };
}

function begin<Value>(db: Database, act: LongAct<Value>, name: string): RunningAct {
  const { acts, line, onError } = runningActs();
  const progress: Progress = { startedAt: new Date(), waiting: act.records > LARGE };
  let opened: ReturnType<typeof openJob> | undefined;
  let written = Promise.resolve();
  let stopping = false;

  const carryOut = (actor: SignedIn): Promise<Outcome<Value>> => act.run((done, total) => Object.assign(progress, { done, total }), actor);
  const inTurn = async (): Promise<Outcome<Value>> => {
    const giveOn = await turnIn(line);
    try {
      if (stopping) throw new Error("The app stops");
      Object.assign(progress, { startedAt: new Date(), waiting: false });
      void opened?.then(tell).catch(() => undefined);
      const actor = await findActor(db, act.actor.id);
      const outcome = actor && (await carryOut(actor));
      if (outcome && (outcome.ok || outcome.reason !== "not permitted")) return outcome;
      return refused({ reason: "not permitted", message: { key: "jobs.errors.noLonger", values: { name: act.actor.name } } });
    } finally {
      giveOn();
    }
  };
  const tell = async (job: Awaited<typeof opened>): Promise<void> => {
    if (job?.own) await beat(db, job.id, progress);
  };
  const outcome = progress.waiting ? inTurn() : carryOut(act.actor);
  const settled = outcome.then(
    () => undefined,
    () => undefined,
  );
  /** Asked of a job alone: where the form still waits, an error is its answer. */
  const ending = async (): Promise<Ending> => {
    try {
      return await endingOf(await outcome, act);
    } catch (error) {
      if (!stopping) onError(error);
      return { ending: stopping ? "stopped" : "failed", next: null, refusal: null };
    }
  };
  const keepUp = async (job: Awaited<typeof opened>): Promise<void> => {
    if (!job?.own) return;
    // What can't be said now is said with the next beat.
    const timer = setInterval(() => void tell(job).catch(() => undefined), BEAT).unref();
    await settled;
    clearInterval(timer);
    await endJob(db, job.id, await ending());
  };
  const running: RunningAct = {
    outcome,
    async job() {
      if (!opened) {
        opened = openJob(db, { ...act, actorId: act.actor.id }, progress);
        written = opened.then(keepUp).catch(onError);
      }
      return (await opened).id;
    },
    over: settled.then(() => written).finally(() => acts.delete(name)),
    async stop() {
      stopping = true;
      await cancelTransactionOf(db, act.requestKey).catch(onError);
    },
  };
  acts.set(name, running);
  return running;
}

async function endingOf<Value>(outcome: Outcome<Value>, act: LongAct<Value>): Promise<Ending> {
  const next = await act.next(outcome);
  if (outcome.ok) return { ending: "done", next, refusal: null };
  const [first] = Object.values(outcome.fieldErrors);
  return { ending: "refused", next, refusal: outcome.formError ?? first ?? { key: "errors.invalid" } };
}
