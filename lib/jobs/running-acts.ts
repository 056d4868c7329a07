import type { Outcome } from "../outcome";
import type { Line } from "./line";

/** A long act that this process is carrying out. */
export interface RunningAct {
  outcome: Promise<Outcome<unknown>>;
  /** Its job, made when it is first asked for. */
  job(): Promise<number>;
  /** Comes when nothing more will be written about it. Never fails. */
  over: Promise<void>;
  /** Ends what it is doing in the database, where it is a job; nothing of it stands then. */
  stop(): Promise<void>;
}

interface RunningActs {
  acts: Map<string, RunningAct>;
  line: Line;
  /** What went wrong unforeseen in a job, for the log. */
  onError: (error: unknown) => void;
}

/** The app is a bundle of its own, so it and the start meet under a name that the whole process shares. */
const RUNNING_ACTS = Symbol.for("kundeoppsett.running-acts");

/** The long acts of this process. */
export function runningActs(): RunningActs {
  const shared = globalThis as { [RUNNING_ACTS]?: RunningActs };
  return (shared[RUNNING_ACTS] ??= { acts: new Map(), line: { atWork: 0, waiting: [] }, onError: () => undefined });
}

/**
 * Before the database is stopped: waits for the long acts (milliseconds), and ends the jobs that take longer, which then
 * say so.
 */
export async function endRunningActs({ wait = 5_000 }: { wait?: number } = {}): Promise<void> {
  const allOver = (): Promise<unknown> => Promise.all([...runningActs().acts.values()].map(({ over }) => over));
  await Promise.race([allOver(), passed(wait)]);
  await Promise.all([...runningActs().acts.values()].map((act) => act.stop()));
  await Promise.race([allOver(), passed(wait)]);
}

/** Comes after so many milliseconds; keeps no process alive. */
export const passed = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), milliseconds).unref();
  });
