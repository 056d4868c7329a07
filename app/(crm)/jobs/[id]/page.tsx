import { redirect } from "next/navigation";

import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { reader, type Reader } from "@/lib/auth/current-session";
import { database } from "@/lib/db/client";
import { findJob, goesOn, type Job } from "@/lib/jobs/job-queries";
import { tellJob } from "@/lib/jobs/job-record";
import { jobLine, jobTitle } from "@/lib/jobs/job-title";
import { idParam, localPath, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CrmPage } from "../../crm-page";
import { duration } from "./duration";
import { RunningJob } from "./running-job";

export default guardedPage(JobPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const me = await reader("account.use");
  const { state } = await jobOr404(me, params);
  return { title: me.t(`jobs.title.${state}`) };
});

/** How far a job is; ended, it leads whoever started it to where the form would have led, or says what became of it. */
async function JobPage({ params, searchParams }: Props) {
  const me = await reader("account.use");
  const { t } = me;
  const job = await jobOr404(me, params);
  if (!goesOn(job) && job.actorId === me.actor.id) {
    await tellJob(database(), job.id);
    if (job.next !== null) redirect(localPath(job.next, "/customers"));
  }
  const path = `/jobs/${job.id}`;
  return (
    <CrmPage reader={me} area={null} path={path} params={job.state === "done" ? { done: String(job.operation ?? 0) } : {}} job={job.id}>
      <TextPage>
        <h1 className="text-page-title mb-2">{await (goesOn(job) ? jobTitle : jobLine)(database(), t, job)}</h1>
        {goesOn(job) ? <RunningJob t={t} job={job} path={path} renewing={param(await searchParams, "renew") === "1"} /> : <EndedJob t={t} job={job} />}
      </TextPage>
    </CrmPage>
  );
}

async function jobOr404({ actor }: Reader, params: Props["params"]): Promise<Job> {
  const id = idParam((await params).id);
  return (id === null ? null : await findJob(database(), id, actor)) ?? noSuchPage();
}

function EndedJob({ t, job }: { t: Reader["t"]; job: Job }) {
  const said = t(`jobs.state.${job.state}`, { when: t.moment(job.endedAt ?? job.startedAt), duration: duration(t, job.seconds) });
  return (
    <>
      {job.state === "done" ? (
        <p>{said}</p>
      ) : (
        <Banner tone={job.state === "failed" ? "error" : "warning"} title={job.refusal ? t.message(job.refusal) : undefined}>
          <p>{said}</p>
        </Banner>
      )}
      <p className="mt-4 flex flex-wrap gap-2">
        {job.state !== "done" && job.back !== null && <ButtonLink href={localPath(job.back, "/customers")}>{t("jobs.tryAgain")}</ButtonLink>}
        <ButtonLink variant={job.state === "done" ? "plain" : "quiet"} href="/customers">
          {t("jobs.wayOn")}
        </ButtonLink>
      </p>
    </>
  );
}
