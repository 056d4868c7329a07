import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sourceCommands } from "../crm/additional-info/additional-info-lists";
import { createCategory } from "../crm/categories/create-category";
import { commands } from "../crm/commands";
import { textsIn } from "../i18n/texts";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { findJob, lastTimeOf, listUntoldJobs } from "./job-queries";
import { endJob, forgetJobs, tellJob } from "./job-record";
import { isJobAfter, jobAfter } from "./job-after";
import { jobLine, jobTitle } from "./job-title";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

interface Ended {
  ending?: string;
  /** How long ago it ended. */
  ago?: number;
  customers?: number;
}
const hour = 3_600_000;

async function aJob(actorId: number, { ending, ago = 0, customers }: Ended = {}): Promise<number> {
  const at = new Date(Date.now() - ago);
  const { id } = await firm.db.job.create({
    data: {
      ...{ kind: "customers.deleteMany", actorId, requestKey: randomUUID(), facts: customers === undefined ? {} : { customers } },
      ...{ startedAt: new Date(at.getTime() - 48_000), beatAt: at, back: "/customers?q=Ola+Nordmann", next: "/customers?q=Ola+Nordmann&done=1" },
      ...(ending && { ending, endedAt: at, refusal: { key: "errors.gone" } }),
    },
  });
  return id;
}

describe("a job is seen", () => {
  it("by whoever started it and by administrators; to others it is none", async () => {
    const id = await aJob(firm.salesManager.id);
    for (const who of [firm.salesManager, firm.admin]) expect(await findJob(firm.db, id, who)).toMatchObject({ id, actor: "Marte Kirkerud" });
    const own = await aJob(firm.admin.id);
    for (const who of [firm.salesManager, firm.employee]) expect(await findJob(firm.db, own, who)).toBeNull();
    expect(await findJob(firm.db, 2_147_483_647, firm.admin)).toBeNull();
  });

  it("on every page of whoever started it, until they have seen how it ended", async () => {
    const person = await firm.person("Nina Lund", { role: "SALES_MANAGER" });
    const [running, done] = [await aJob(person.id), await aJob(person.id, { ending: "done" })];
    expect((await listUntoldJobs(firm.db, person.id)).map(({ id, state }) => [id, state])).toEqual([
      [done, "done"],
      [running, "running"],
    ]);
    await tellJob(firm.db, done);
    expect((await listUntoldJobs(firm.db, person.id)).map(({ id }) => id)).toEqual([running]);
    // One that was told of as silent, and lived on.
    await tellJob(firm.db, running);
    expect(await listUntoldJobs(firm.db, person.id)).toEqual([]);
    await endJob(firm.db, running, { ending: "done", next: "/customers?done=1", refusal: null });
    expect(await listUntoldJobs(firm.db, person.id)).toMatchObject([{ id: running, state: "done", next: "/customers?done=1" }]);
  });
});

it("what was searched for is forgotten an hour after the end, and all of it after 90 days; one at work is left", async () => {
  const [running, fresh, old] = [
    await aJob(firm.admin.id),
    await aJob(firm.admin.id, { ending: "refused" }),
    await aJob(firm.admin.id, { ending: "done", ago: 2 * hour }),
  ];
  const [silent, ancient] = [await aJob(firm.admin.id, { ago: 2 * hour }), await aJob(firm.admin.id, { ending: "done", ago: 91 * 24 * hour })];
  await forgetJobs(firm.db);
  const of = (id: number) => firm.db.job.findUnique({ where: { id }, select: { back: true, next: true, refusal: true } });
  const nothing = { back: null, next: null, refusal: null };
  expect(await Promise.all([running, fresh].map(async (id) => (await of(id))?.next))).toEqual(Array(2).fill("/customers?q=Ola+Nordmann&done=1"));
  expect(await Promise.all([old, silent, ancient].map(of))).toEqual([nothing, nothing, null]);
});

it("how long the last one took is told of those that came through", async () => {
  expect(await lastTimeOf(firm.db, "customers.restore")).toBeNull();
  await aJob(firm.admin.id, { ending: "done", customers: 490_510 });
  await aJob(firm.admin.id, { ending: "failed", customers: 3 });
  expect(await lastTimeOf(firm.db, "customers.deleteMany")).toEqual({ seconds: 48, records: 490_510 });
});

it("whatever may become a job can be undone, as its page says", () => {
  const long = [...commands.values()].filter((command) => command.long !== undefined);
  expect(long.filter(({ undo }) => undo !== "undo").map(({ name }) => name)).toEqual([]);
  expect(long.length).toBeGreaterThan(15);
});

describe("what a job does is said", () => {
  const [nb, en] = [textsIn("nb"), textsIn("en")];

  it("with the name of what was chosen and the count", async () => {
    const { value } = await firm.did(createCategory, { name: "Partner", shownOn: "customer" });
    const job = { kind: "customers.putCategory", facts: { category: value.id, customers: 480_000 } };
    expect(await jobTitle(firm.db, nb, job)).toBe("Legger til kategorien «Partner» på 480\u00A0000 kunder");
    expect(await jobTitle(firm.db, en, job)).toBe("Adding the category “Partner” to 480,000 customers");
    const byName = { kind: "customers.setSeller", facts: { seller: firm.salesManager.id, customers: 1 } };
    expect(await jobTitle(firm.db, nb, byName)).toBe("Setter Marte Kirkerud som selger på 1 kunde");
  });

  it("of an undo by what it undoes", async () => {
    const { operationId } = await firm.did(createCategory, { name: "Angret", shownOn: "customer" });
    const job = { kind: "changeLog.undo", facts: { operation: operationId } };
    expect(await jobTitle(firm.db, nb, job)).toBe("Angrer: opprettet kategorien «Angret»");
    expect(await jobLine(firm.db, nb, { ...job, state: "done" })).toBe("Angret: opprettet kategorien «Angret»");
    expect(await jobLine(firm.db, en, { ...job, state: "waiting" })).toBe("Waiting to undo: created the category “Angret”");
  });

  it("on a line with what became of it", async () => {
    const job = { kind: "customers.deleteMany", facts: { customers: 2 } };
    expect(await jobLine(firm.db, nb, { ...job, state: "done" })).toBe("Ferdig: Slettet 2 kunder");
    expect(await jobLine(firm.db, en, { ...job, state: "done" })).toBe("Finished: Deleted 2 customers");
    const source = await firm.done(sourceCommands.add, { nb: "Messe", en: "" });
    const byName = { kind: "customers.setSource", facts: { source: source.id, customers: 3 } };
    expect(await jobLine(firm.db, nb, { ...byName, state: "done" })).toBe("Ferdig: Satte kilden «Messe» på 3 kunder");
    expect(await jobLine(firm.db, nb, { ...byName, state: "stopped" })).toBe("Avbrutt: Setter kilden «Messe» på 3 kunder");
    expect(await jobLine(firm.db, nb, { ...job, state: "waiting" })).toBe("Venter: Sletter 2 kunder");
  });
});

it("the time a form waits is ten seconds, or what is set within reason", () => {
  expect(["", "0", "99", "60001", "1e3", "3000 ", "-1"].map(isJobAfter)).toEqual(Array(7).fill(false));
  expect(["100", "3000", "60000"].map(isJobAfter)).toEqual([true, true, true]);
  expect([{}, { JOB_AFTER_MS: "250" }, { JOB_AFTER_MS: "soon" }].map((env) => jobAfter({ NODE_ENV: "test", ...env }))).toEqual([10_000, 250, 10_000]);
});
