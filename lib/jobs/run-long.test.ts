import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";

import { categoryEntity } from "../crm/categories/category-entity";
import { defineCommand, execute, requestKeyOf, type Run } from "../command";
import { refuse } from "../refusal";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { findJob, goesOn, type Job } from "./job-queries";
import { endRunningActs, runningActs } from "./running-acts";
import { type LongAct, runLong } from "./run-long";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterEach(async () => {
  await endRunningActs({ wait: 10 });
  runningActs().onError = () => undefined;
});
afterAll(() => firm.close());

/** Long before a command that waits for the test to go on. */
const AFTER = 150;

/** What makes a command go on. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/** A command that makes a category, does what the test says meanwhile, and counts how often it was run. */
function making(meanwhile: (run: Run<{ name: string }>) => Promise<unknown>) {
  const counted = { runs: 0 };
  const command = defineCommand({
    ...{ name: "tests.long", permission: "categories.edit" as const, input: z.strictObject({ name: z.string() }), undo: "final" as const },
    async run(run) {
      counted.runs += 1;
      const { id } = await run.tx.category.create({ data: { name: run.input.name, showOnCustomer: true, showOnContact: true }, select: { id: true } });
      run.log.change({ entity: categoryEntity, id, before: null, after: { name: run.input.name }, label: run.input.name });
      await meanwhile(run);
      return { id };
    },
  });
  const act = (name: string, { formKey = randomUUID(), as = firm.admin, records = 7 } = {}): LongAct<{ id: number }> => ({
    ...{ kind: command.name, actor: as, facts: { customers: records }, records, back: `/ask?name=${name}` },
    requestKey: requestKeyOf(formKey, command.name, { name }),
    run: (report, actor) => execute(command, { name }, { db: firm.db, actor, via: "page", requestKey: formKey, report }),
    next: (outcome) => (outcome.ok ? `/made/${outcome.value.id}` : null),
  });
  return { act, counted };
}

const made = (name: string): Promise<number> => firm.db.category.count({ where: { name } });

async function jobOf(answer: Awaited<ReturnType<typeof runLong>>): Promise<number> {
  if (!("job" in answer)) throw new Error("it came in time");
  return (await found(answer.job)).id;
}

async function found(id: number, as = firm.admin): Promise<Job> {
  const job = await findJob(firm.db, id, as);
  if (!job) throw new Error("no such job");
  return job;
}

const ended = (id: number): Promise<Job> =>
  vi.waitFor(async () => {
    const job = await found(id);
    expect(goesOn(job)).toBe(false);
    return job;
  });

describe("an act that comes in time", () => {
  it("answers the form, and is no job", async () => {
    const { act } = making(async () => undefined);
    const before = await firm.db.job.count();
    expect(await runLong(firm.db, act("I tide"), 10_000)).toMatchObject({ outcome: { ok: true } });
    expect(await firm.db.job.count()).toBe(before);
    expect(runningActs().acts.size).toBe(0);
  });

  it("throws what can't be expected, to whoever waits at the form", async () => {
    const { act } = making(() => Promise.reject(new Error("broken")));
    const unforeseen = vi.fn();
    runningActs().onError = unforeseen;
    await expect(runLong(firm.db, act("Feil i tide"), 10_000)).rejects.toThrow("broken");
    expect([await made("Feil i tide"), unforeseen.mock.calls]).toEqual([0, []]);
  });
});

describe("an act that takes longer", () => {
  it("becomes a job that goes on, says what it is, and leads to where the form would have led", async () => {
    const { opened, open } = gate();
    const { act } = making(() => opened);
    const id = await jobOf(await runLong(firm.db, act("Sen"), AFTER));
    const job = await found(id);
    expect(job).toMatchObject({ kind: "tests.long", actor: "Kari Nordmann", facts: { customers: 7 }, state: "running", back: "/ask?name=Sen" });
    expect(job).toMatchObject({ next: null, endedAt: null, operation: null });
    expect(await made("Sen")).toBe(0);
    open();
    const done = await ended(id);
    const operation = await firm.db.operation.findFirstOrThrow({ where: { kind: "tests.long" }, orderBy: { id: "desc" } });
    const category = await firm.db.category.findFirstOrThrow({ where: { name: "Sen" } });
    expect(done).toMatchObject({ state: "done", operation: operation.id, next: `/made/${category.id}` });
    expect(done.endedAt).not.toBeNull();
  });

  it("sent once more by the same form, leads to the same job, and is done once", async () => {
    const { opened, open } = gate();
    const { act, counted } = making(() => opened);
    const twice = act("Én gang");
    const run = vi.spyOn(twice, "run");
    const [one, other] = await Promise.all([runLong(firm.db, twice, AFTER), runLong(firm.db, twice, AFTER)]);
    const again = await runLong(firm.db, twice, AFTER);
    const ids = [await jobOf(one), await jobOf(other), await jobOf(again)];
    expect([...new Set(ids)]).toHaveLength(1);
    // Nor does it take a connection of its own to wait.
    expect(run).toHaveBeenCalledTimes(1);
    open();
    await ended(ids[0] ?? 0);
    expect([counted.runs, await made("Én gang")]).toEqual([1, 1]);
    // Its answer comes at once by now.
    expect(await runLong(firm.db, twice, 10_000)).toMatchObject({ outcome: { ok: true } });
    expect([counted.runs, await made("Én gang")]).toEqual([1, 1]);
  });

  it("by another process meanwhile is the same job too", async () => {
    const { opened, open } = gate();
    const { act, counted } = making(() => opened);
    const twice = act("To prosesser");
    const id = await jobOf(await runLong(firm.db, twice, AFTER));
    const elsewhere = runningActs().acts;
    const here = [...elsewhere];
    elsewhere.clear();
    expect(await jobOf(await runLong(firm.db, twice, AFTER))).toBe(id);
    for (const [name, act] of here) elsewhere.set(`${name} here`, act);
    open();
    expect(await ended(id)).toMatchObject({ state: "done" });
    await vi.waitFor(() => expect(counted.runs).toBe(1));
  });

  it("says how far it is, outside its transaction", async () => {
    const { opened, open } = gate();
    const { act } = making(({ report }) => (report(2_000, 3_094), opened));
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const id = await jobOf(await runLong(firm.db, act("Trinnvis"), AFTER));
      expect(await found(id)).toMatchObject({ done: null, total: null });
      vi.advanceTimersByTime(3_000);
      await vi.waitFor(async () => expect(await found(id)).toMatchObject({ state: "running", done: 2_000, total: 3_094 }));
      open();
      await ended(id);
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps the refusal, and where the form stood", async () => {
    const { opened, open } = gate();
    const { act } = making(async () => {
      await opened;
      throw refuse("errors.gone");
    });
    const id = await jobOf(await runLong(firm.db, act("Avslått"), AFTER));
    open();
    expect(await ended(id)).toMatchObject({ state: "refused", refusal: { key: "errors.gone" }, operation: null, next: null, back: "/ask?name=Avslått" });
    expect(await made("Avslått")).toBe(0);
  });

  it("that fails says so, leaves nothing, and stands in the log of the app", async () => {
    const { opened, open } = gate();
    const { act } = making(async () => {
      await opened;
      throw new Error("broken");
    });
    const unforeseen = vi.fn();
    runningActs().onError = unforeseen;
    const id = await jobOf(await runLong(firm.db, act("Gikk galt"), AFTER));
    open();
    expect(await ended(id)).toMatchObject({ state: "failed", operation: null, next: null });
    expect(await made("Gikk galt")).toBe(0);
    expect(unforeseen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: "broken" }));
  });
});

it("a job that came through is done, even where it can't be said where the form leads", async () => {
  const { opened, open } = gate();
  const { act } = making(() => opened);
  const unforeseen = vi.fn();
  runningActs().onError = unforeseen;
  const next = vi.fn(() => {
    throw new Error("nowhere");
  });
  const id = await jobOf(await runLong(firm.db, { ...act("Ingen vei"), next }, AFTER));
  open();
  await vi.waitFor(async () => expect(await firm.db.job.findUnique({ where: { id } })).toMatchObject({ ending: "failed" }));
  expect(await found(id)).toMatchObject({ state: "done", next: null });
  expect(unforeseen).toHaveBeenCalledOnce();
  // What comes in time is not asked twice where it leads.
  next.mockClear();
  await runLong(firm.db, { ...making(async () => undefined).act("I tide igjen"), next }, 10_000);
  expect(next).not.toHaveBeenCalled();
});

describe("acts on many records", () => {
  it("are carried out two at a time, in their order; the others wait and say so, and hold none of the connections that pages need", async () => {
    const gates = [gate(), gate(), gate(), gate(), gate()];
    const begun: string[] = [];
    const { act } = making(async ({ input: { name } }) => {
      begun.push(name);
      await gates[Number(name.at(-1))]?.opened;
    });
    const ids: number[] = [];
    for (const n of gates.keys()) ids.push(await jobOf(await runLong(firm.db, act(`Mange ${n}`, { records: 1_001 }), AFTER)));
    const states = () => Promise.all(ids.map(async (id) => (await found(id)).state));
    // The pool has four connections: five at once would leave none to ask with.
    expect(await states()).toEqual(["running", "running", "waiting", "waiting", "waiting"]);
    expect(begun).toEqual(["Mange 0", "Mange 1"]);
    const waiting = await found(ids[2] ?? 0);
    gates[1]?.open();
    expect(await ended(ids[1] ?? 0)).toMatchObject({ state: "done" });
    await vi.waitFor(async () => expect(await states()).toEqual(["running", "done", "running", "waiting", "waiting"]));
    // How long it takes counts from its beginning.
    expect((await found(ids[2] ?? 0)).startedAt.getTime()).toBeGreaterThan(waiting.startedAt.getTime());
    for (const { open } of gates) open();
    for (const id of ids) expect(await ended(id)).toMatchObject({ state: "done" });
    expect(begun.slice(0, 3)).toEqual(["Mange 0", "Mange 1", "Mange 2"]);
    expect(begun).toHaveLength(5);
  });

  it("let one on few pass", async () => {
    const { opened, open } = gate();
    const large = making(() => opened);
    const ids: number[] = [];
    for (const n of [1, 2]) ids.push(await jobOf(await runLong(firm.db, large.act(`Stor ${n}`, { records: 1_001 }), AFTER)));
    expect(await runLong(firm.db, making(async () => undefined).act("Liten", { records: 1_000 }), 10_000)).toMatchObject({ outcome: { ok: true } });
    open();
    for (const id of ids) await ended(id);
  });

  it("are carried out by who sent them as they are when their turn comes: switched off or of another role meanwhile, they are refused", async () => {
    const { opened, open } = gate();
    const { act } = making(() => opened);
    const [off, lower, same] = [await firm.person("Slått Av", { role: "ADMIN" }), await firm.person("Fikk Mindre", { role: "ADMIN" }), firm.admin];
    for (const n of [1, 2]) await runLong(firm.db, act(`Foran ${n}`, { records: 1_001 }), AFTER);
    const ids: number[] = [];
    for (const as of [off, lower, same]) {
      const answer = await runLong(firm.db, act(`Av ${as.name}`, { records: 1_001, as }), AFTER);
      ids.push("job" in answer ? answer.job : 0);
    }
    await firm.db.employee.update({ where: { id: off.id }, data: { active: false } });
    await firm.db.employee.update({ where: { id: lower.id }, data: { role: "EMPLOYEE" } });
    open();
    const refusal = (name: string) => ({ state: "refused", operation: null, refusal: { key: "jobs.errors.noLonger", values: { name } } });
    for (const [n, expected] of [refusal("Slått Av"), refusal("Fikk Mindre"), { state: "done" }].entries())
      expect(await ended(ids[n] ?? 0)).toMatchObject(expected);
    expect([await made("Av Slått Av"), await made("Av Fikk Mindre"), await made(`Av ${same.name}`)]).toEqual([0, 0, 1]);
  });

  it("give their turn on when they are refused or fail, and none begins when the app stops", async () => {
    const broken = making(() => Promise.reject(new Error("broken")));
    for (const n of [1, 2, 3]) await expect(runLong(firm.db, broken.act(`Brutt ${n}`, { records: 1_001 }), 10_000)).rejects.toThrow("broken");
    const asleep = making(({ tx }) => tx.$executeRaw`SELECT pg_sleep(60)`);
    const ids: number[] = [];
    for (const n of [1, 2, 3]) ids.push(await jobOf(await runLong(firm.db, asleep.act(`Sover ${n}`, { records: 1_001 }), AFTER)));
    await endRunningActs({ wait: 100 });
    for (const id of ids) expect(await ended(id)).toMatchObject({ state: "stopped", operation: null });
    expect(asleep.counted.runs).toBe(2);
    expect(runningActs().line).toEqual({ atWork: 0, waiting: [] });
  });
});

describe("a job whose process is gone", () => {
  const silent = (id: number) => firm.db.$executeRaw`UPDATE job SET beat_at = beat_at - interval '1 minute', ending = NULL, ended_at = NULL WHERE id = ${id}`;

  it("is interrupted, and nothing is changed; sent once more, it begins anew", async () => {
    const [first, second] = [gate(), gate()];
    const { act, counted } = making(() => (counted.runs === 1 ? first : second).opened);
    const same = act("Avbrutt");
    const id = await jobOf(await runLong(firm.db, same, AFTER));
    // As if the process had been killed: its transaction is lost, and nobody writes any more.
    await firm.db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`;
    first.open();
    await ended(id);
    await silent(id);
    expect(await found(id)).toMatchObject({ state: "stopped", operation: null, next: null, back: "/ask?name=Avbrutt" });
    expect(await made("Avbrutt")).toBe(0);
    expect(await jobOf(await runLong(firm.db, same, AFTER))).toBe(id);
    expect(await found(id)).toMatchObject({ state: "running", endedAt: null });
    second.open();
    expect(await ended(id)).toMatchObject({ state: "done" });
    expect(await made("Avbrutt")).toBe(1);
  });

  it("but whose operation stands, is done", async () => {
    const { opened, open } = gate();
    const { act } = making(() => opened);
    const id = await jobOf(await runLong(firm.db, act("Rakk det"), AFTER));
    open();
    await ended(id);
    await silent(id);
    const job = await found(id);
    expect(job.state).toBe("done");
    expect(job.operation).not.toBeNull();
  });
});

describe("when the app stops", () => {
  it("what is soon done is waited for", async () => {
    const { opened, open } = gate();
    const { act } = making(() => opened);
    const id = await jobOf(await runLong(firm.db, act("Ventet på"), AFTER));
    const stopped = endRunningActs({ wait: 10_000 });
    open();
    await stopped;
    expect(await found(id)).toMatchObject({ state: "done" });
  });

  it("what takes longer is ended in the database, says so at once, and leaves nothing", async () => {
    const { act } = making(({ tx }) => tx.$executeRaw`SELECT pg_sleep(60)`);
    const unforeseen = vi.fn();
    runningActs().onError = unforeseen;
    const id = await jobOf(await runLong(firm.db, act("For sen"), AFTER));
    await endRunningActs({ wait: 100 });
    expect(await ended(id)).toMatchObject({ state: "stopped", operation: null });
    expect([await made("For sen"), unforeseen.mock.calls]).toEqual([0, []]);
  });
});
