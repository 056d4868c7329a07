import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/link";
import type { Reader } from "@/lib/auth/current-session";
import { database } from "@/lib/db/client";
import { goesOn, listUntoldJobs } from "@/lib/jobs/job-queries";
import { jobLine } from "@/lib/jobs/job-title";

/** One's own jobs that go on, and those that ended while one was elsewhere, each a link to its page; `except` is that page's own. */
export async function JobLines({ reader: { t, actor }, except }: { reader: Reader; except?: number }) {
  const jobs = (await listUntoldJobs(database(), actor.id)).filter(({ id }) => id !== except);
  if (jobs.length === 0) return null;
  const lines = await Promise.all(jobs.map(async (job) => ({ ...job, text: await jobLine(database(), t, job) })));
  const undone = lines.some((job) => !goesOn(job) && job.state !== "done");
  return (
    <Banner tone={undone ? "warning" : "info"}>
      <ul>
        {lines.map(({ id, text }) => (
          <li key={id}>
            <TextLink href={`/jobs/${id}`} className="touch:inline-flex touch:min-h-touch touch:items-center">
              {text}
            </TextLink>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
