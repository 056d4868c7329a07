import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { type Job, lastTimeOf } from "@/lib/jobs/job-queries";

import { duration } from "./duration";
import { Renewing } from "./renewing";

interface Props {
  t: Texts;
  job: Job;
  path: string;
  /** Whether the page loads itself again without scripts: by a person's own choice, since whoever is reading is thrown back to the top. */
  renewing: boolean;
}

/** How long it has been at work, how far it is where it goes in steps, and how long the last such act took. */
export async function RunningJob({ t, job, path, renewing }: Props) {
  const { done, total } = job;
  const last = await lastTimeOf(database(), job.kind);
  const took = last && { duration: duration(t, last.seconds), records: last.records ?? 0 };
  const tenths = done !== null && total !== null ? Math.floor((done / total) * 10) : 0;
  return (
    <>
      {renewing && <meta httpEquiv="refresh" content="5" />}
      <div className="space-y-3">
        {/* Said anew at each tenth, not at each second. */}
        <p role="status">
          {t(`jobs.state.${job.state}`)}
          {tenths > 0 && <span className="sr-only"> {t("jobs.share", { percent: tenths * 10 })}</span>}
        </p>
        {done !== null && total !== null && (
          <div>
            <p id="progress" className="mb-1">
              {t("jobs.progress", { done: t.number(done), total: t.number(total) })}
            </p>
            <progress aria-labelledby="progress" value={done} max={total} className="progress w-full" />
          </div>
        )}
        <p>
          {t(job.state === "waiting" ? "jobs.sent" : "jobs.started", { when: t.moment(job.startedAt), who: job.actor, duration: duration(t, job.seconds) })}{" "}
          {took && (took.records > 0 ? t("jobs.lastTime", took) : t("jobs.lastTimeAlone", took))}
        </p>
        <p className="text-muted">{t("jobs.wholeOrNothing")}</p>
      </div>
      <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ButtonLink href={renewing ? `${path}?renew=1` : path}>{t("jobs.renew")}</ButtonLink>
        <noscript>
          <TextLink href={renewing ? path : `${path}?renew=1`} className="touch:inline-flex touch:min-h-touch touch:items-center">
            {t(renewing ? "jobs.renewNoMore" : "jobs.renewItself")}
          </TextLink>
        </noscript>
      </p>
      <Renewing />
    </>
  );
}
