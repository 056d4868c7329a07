import { redirect } from "next/navigation";

import { database } from "./db/client";
import { jobAfter } from "./jobs/job-after";
import { type LongAct, runLong } from "./jobs/run-long";
import type { Outcome } from "./outcome";
import { requestPath } from "./request-path";

/** What became of a long act, where that comes in time; else leads to the page of the job that it has become. */
export async function outcomeOrJob<Value>(act: Omit<LongAct<Value>, "back">): Promise<Outcome<Value>> {
  const answer = await runLong(database(), { ...act, back: await requestPath() }, jobAfter());
  if ("job" in answer) redirect(`/jobs/${answer.job}`);
  return answer.outcome;
}
