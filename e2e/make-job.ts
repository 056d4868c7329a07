import { randomUUID } from "node:crypto";

import type { Firm, Named, Person } from "./firm";

type JobData = Parameters<Firm["db"]["job"]["create"]>[0]["data"];

/** A job of a person, as it stands while it goes on (and will for as long as a test may take), unless said otherwise. */
export async function makeJob(firm: Firm, by: Person, category: Named, fields: Partial<JobData> = {}): Promise<Named> {
  const now = Date.now();
  const { id } = await firm.db.job.create({
    data: {
      ...{ kind: "customers.putCategory", actorId: by.id, requestKey: randomUUID(), facts: { category: category.id, customers: 480_000 } },
      ...{ startedAt: new Date(now - 80_000), beatAt: new Date(now + 86_400_000), back: "/customers/change-many/put-category?all=1" },
      ...fields,
    } as JobData,
  });
  return { id, name: `Legger til kategorien «${category.name}» på 480\u00A0000 kunder` };
}

/** The same when its process was killed a minute ago. */
export const makeSilentJob = (firm: Firm, by: Person, category: Named): Promise<Named> =>
  makeJob(firm, by, category, { beatAt: new Date(Date.now() - 60_000) });
