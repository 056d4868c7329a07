import { dropWordsNobodyHas } from "../../lib/crm/customers/drop-words-nobody-has";
import { settleAlike } from "../../lib/crm/duplicates/settle-alike";
import { runErasure } from "../../lib/crm/erasing/run-erasure";
import { forgetOldDrafts } from "../../lib/crm/imports/forget-old-drafts";
import { forgetOldAnswers } from "../../lib/crm/register/forget-old-answers";
import { connectDatabase } from "../../lib/db/client";
import { forgetJobs } from "../../lib/jobs/job-record";
import { log } from "../../server/log";

const EVERY = 15 * 60_000;

/** What the app does by itself, now and then again after each pause (milliseconds), on a connection of its own. What fails is logged, and tried again; it keeps no other job from running. */
export function startJobs(databaseUrl: string, { every = EVERY }: { every?: number } = {}): { stop(): Promise<void> } {
  const db = connectDatabase(databaseUrl, { connections: 1 });
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const isToStop = (): boolean => stopped;
  const jobs = [
    () => forgetJobs(db),
    () => forgetOldDrafts(db, new Date()),
    () => forgetOldAnswers(db, new Date()),
    () => runErasure(db, isToStop),
    () => dropWordsNobodyHas(db),
    () => settleAlike(db, isToStop),
  ];
  const round = async (): Promise<void> => {
    for (const job of jobs) {
      if (isToStop()) return;
      await job().catch((error: unknown) => log.error({ err: error }, "background job failed"));
    }
    if (!stopped) timer = setTimeout(again, every).unref();
  };
  const again = (): void => void (running = round());
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await db.$disconnect();
    },
  };
}
