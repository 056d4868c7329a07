/** How long a form waits for its answer before the act goes on as a job, in milliseconds: `JOB_AFTER_MS`, 10,000 unless said otherwise. */
export const jobAfter = (env: NodeJS.ProcessEnv = process.env): number => (isJobAfter(env.JOB_AFTER_MS ?? "") ? Number(env.JOB_AFTER_MS) : 10_000);

/** From a tenth of a second, so that the job of what is quick need not be looked at, to what browsers and proxies wait for. */
export const isJobAfter = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 100 && Number(text) <= 60_000;
