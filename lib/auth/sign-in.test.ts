import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { execute } from "../command";
import { switchUser } from "../crm/sellers/switch-user";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { createAdmin } from "./create-admin";
import { endSession } from "./end-session";
import { findSession } from "./find-session";
import { hashPassword, isPassword, newPassword } from "./password";
import { countFailure, secondsToWait } from "./sign-in-limit";
import { signIn, signInToDemo } from "./sign-in";
import { sessionSeconds, startSession } from "./start-session";

let firm: TestFirm;
const password = "seks blå hester i regn";
let passwordHash: string;
beforeAll(async () => {
  firm = await testFirm();
  passwordHash = await hashPassword(password);
  await firm.db.employee.update({ where: { id: firm.employee.id }, data: { passwordHash } });
});
beforeEach(() => firm.db.signInLimit.deleteMany());
afterAll(() => firm.close());

const wrong = { ok: false, message: { key: "signIn.errors.wrong" } };
const waiting = { ok: false, message: { key: "signIn.errors.wait", values: { seconds: expect.any(Number) as number } } };
let places = 0;
const elsewhere = () => `10.0.0.${(places += 1)}`;
const attempt = (fields: Partial<{ email: string; password: string; place: string }> = {}) =>
  signIn(firm.db, { email: "employee@example.no", password, place: elsewhere(), ...fields });
/** As if the time until the end of every wait had passed. */
const later = () => firm.db.$executeRaw`UPDATE sign_in_limit SET expire = now() - interval '1 second' WHERE key LIKE 'wait:%'`;

describe("signing in", () => {
  it("with address and password starts a session of seven days, and is in the log without a secret", async () => {
    const result = await attempt();
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(result.employeeId).toBe(firm.employee.id);
    const session = await firm.db.session.findUniqueOrThrow({ where: { id: result.sessionId } });
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(sessionSeconds * 1000);
    expect(sessionSeconds).toBe(7 * 24 * 60 * 60);
    const operation = await firm.db.operation.findFirstOrThrow({ where: { kind: "account.signIn" }, orderBy: { id: "desc" } });
    expect(operation).toMatchObject({ actorId: firm.employee.id, data: { how: "password" } });
    expect(await findSession(firm.db, result.sessionId)).toMatchObject({
      id: result.sessionId,
      actor: { id: firm.employee.id, role: "EMPLOYEE", name: "Peder Ås" },
      firm: { name: "Prøvefirma AS", isDemo: false, additionalInfoAsTab: true },
    });
  });

  it.each(["EMPLOYEE@Example.no", "  employee@example.no ", "ｅｍｐｌｏｙｅｅ@example.no"])("takes the address however it is written: «%s»", async (email) => {
    expect(await attempt({ email })).toMatchObject({ ok: true });
  });

  it("takes a password in any Unicode form", async () => {
    expect(await attempt({ password: password.normalize("NFD") })).toMatchObject({ ok: true });
  });

  it.each([
    ["a wrong password", { password: "feil passord her" }],
    ["nearly the password", { password: `${password} ` }],
    ["an address nobody has", { email: "nobody@example.no" }],
    ["somebody without a password", { email: "admin@example.no", password: "nobody has this password" }],
    ["NUL in the address", { email: "employee@example.no\u0000" }],
    ["half a surrogate pair in the address", { email: "\uD83Demployee@example.no" }],
    ["half a surrogate pair in the password", { password: "\uD83D" }],
    ["an address of 10,000 characters", { email: `${"x".repeat(10_000)}@example.no` }],
    ["signs of a query", { email: "' OR 1=1 --" }],
    ["signs of a pattern", { email: "%@example.no" }],
  ])("gets the same answer for %s", async (_, fields) => {
    const before = await firm.operations();
    expect(await attempt(fields)).toEqual(wrong);
    expect(await firm.operations()).toBe(before);
  });

  it("gets the same answer when one is switched off, with the right password too", async () => {
    const { id } = await firm.person("Tor Vik", { email: "tor@example.no", passwordHash });
    expect(await attempt({ email: "tor@example.no" })).toMatchObject({ ok: true });
    await firm.done(switchUser, { id, active: false });
    expect(await attempt({ email: "tor@example.no" })).toEqual(wrong);
    expect(await firm.db.session.count({ where: { employeeId: id } })).toBe(0);
  });

  it("clears away one's sessions that ran out, and no others", async () => {
    const [old, running, others] = [randomUUID(), randomUUID(), randomUUID()];
    const past = new Date(Date.now() - 60_000);
    await firm.db.session.createMany({
      data: [
        { id: old, employeeId: firm.employee.id, expiresAt: past },
        { id: running, employeeId: firm.employee.id, expiresAt: new Date(Date.now() + 60_000) },
        { id: others, employeeId: firm.admin.id, expiresAt: past },
      ],
    });
    await attempt();
    expect(await firm.db.session.count({ where: { id: { in: [old, running, others] } } })).toBe(2);
    expect(await firm.db.session.findUnique({ where: { id: old } })).toBeNull();
  });
});

describe("failed sign-ins", () => {
  const fail = async (times: number, of: { email?: string; place?: string }) => {
    for (let n = 0; n < times; n++) await countFailure(firm.db, { email: of.email ?? `nobody${(places += 1)}@example.no`, place: of.place ?? elsewhere() });
  };

  it("are answered nine times without waiting; the tenth for one address makes everybody wait who tries it, wherever from", async () => {
    for (let n = 0; n < 10; n++) expect(await attempt({ password: "feil passord her" })).toEqual(wrong);
    expect(await attempt()).toEqual(waiting);
    expect(await attempt({ email: "Employee@EXAMPLE.no " })).toEqual(waiting);
    expect(await attempt({ email: "admin@example.no" })).toEqual(wrong);
    await later();
    expect(await attempt()).toMatchObject({ ok: true });
  });

  it("for one address are counted as one however it is written", async () => {
    await fail(9, { email: "employee@example.no" });
    await fail(1, { email: " ＥＭＰＬＯＹＥＥ@example.no\u00A0" });
    expect(await attempt()).toEqual(waiting);
  });

  it("from one place make that place wait, whatever the address, and no other place", async () => {
    const place = elsewhere();
    await fail(9, { place });
    expect(await attempt({ email: "nobody@example.no", place })).toEqual(wrong);
    expect(await attempt({ place })).toEqual(waiting);
    expect(await attempt()).toMatchObject({ ok: true });
  });

  it("make the wait grow, twice as long each time, up to a quarter of an hour", async () => {
    const of = { email: "employee@example.no", place: "10.9.9.9" };
    for (let n = 0; n < 9; n++) await countFailure(firm.db, of);
    expect(await secondsToWait(firm.db, of)).toBe(0);
    const waits: number[] = [];
    for (let n = 0; n < 12; n++) {
      await countFailure(firm.db, of);
      waits.push(await secondsToWait(firm.db, of));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it("are answered as waiting for an address nobody has, as for one somebody has", async () => {
    await fail(10, { email: "nobody@example.no" });
    expect(await attempt({ email: "nobody@example.no" })).toEqual(waiting);
  });

  it("that are only waited for do not count", async () => {
    await fail(10, { email: "employee@example.no" });
    for (let n = 0; n < 5; n++) await attempt({ password: "feil passord her" });
    expect(await secondsToWait(firm.db, { email: "employee@example.no", place: "x" })).toBeLessThanOrEqual(2);
  });

  it("of an address are forgotten when it signs in; those of the place are not", async () => {
    const place = elsewhere();
    await fail(9, { email: "employee@example.no", place });
    expect(await attempt({ place })).toMatchObject({ ok: true });
    expect(await attempt({ password: "feil passord her" })).toEqual(wrong);
    expect(await attempt()).toMatchObject({ ok: true });
    expect(await attempt({ email: "nobody@example.no", place })).toEqual(wrong);
    expect(await attempt({ place })).toEqual(waiting);
  });

  it("are each counted when many come at once, and none of them is a fault of ours", async () => {
    const place = elsewhere();
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt({ email: "nobody@example.no", place })));
    for (const answer of answers) expect(answer.ok).toBe(false);
    expect(await secondsToWait(firm.db, { email: "somebody@example.no", place })).toBeGreaterThan(0);
  });

  it("are kept without the address or the place", async () => {
    await fail(1, { email: "secret@example.no", place: "192.0.2.7" });
    const kept = JSON.stringify(await firm.db.signInLimit.findMany());
    expect(kept).not.toMatch(/secret|192\.0/);
  });
});

describe("a session", () => {
  const start = async (expiresAt = new Date(Date.now() + 60_000), employeeId = firm.employee.id) =>
    (await firm.db.session.create({ data: { id: randomUUID(), employeeId, expiresAt } })).id;

  it("ends by itself", async () => {
    expect(await findSession(firm.db, await start(new Date(Date.now() - 1000)))).toBeNull();
  });

  it("is nobody's for an id that is none", async () => {
    for (const id of ["", "x", "-".repeat(36), randomUUID(), `${await start()}'`, `${await start()} `, "f".repeat(36)])
      expect(await findSession(firm.db, id)).toBeNull();
  });

  it("is one's own to end: others' go on", async () => {
    const [mine, theirs] = [await start(), await start(undefined, firm.admin.id)];
    const by = { db: firm.db, actor: firm.employee, via: "page" as const };
    expect(await execute(endSession, { sessionId: theirs }, by)).toMatchObject({ ok: true, operationId: null });
    expect(await findSession(firm.db, theirs)).not.toBeNull();
    expect(await execute(endSession, { sessionId: mine }, by)).toMatchObject({ ok: true, operationId: expect.any(Number) as number });
    expect(await findSession(firm.db, mine)).toBeNull();
    expect(await execute(endSession, { sessionId: mine }, by)).toMatchObject({ ok: true, operationId: null });
    expect(await execute(endSession, { sessionId: "mine" }, by)).toMatchObject({ ok: false, reason: "refused" });
    expect(await execute(endSession, { sessionId: theirs }, { ...by, actor: null })).toMatchObject({ ok: false, reason: "not signed in" });
  });

  it("of somebody switched off is none at once, even where its row stands", async () => {
    const { id } = await firm.person("Tor Vik");
    const session = await start(undefined, id);
    await firm.db.employee.update({ where: { id }, data: { active: false } });
    expect(await findSession(firm.db, session)).toBeNull();
  });

  it("is the reader's in language, role and the firm's setting as they are now", async () => {
    const { id } = await firm.person("Tor Vik");
    const session = await start(undefined, id);
    await firm.db.employee.update({ where: { id }, data: { language: "en", role: "SALES_MANAGER" } });
    await firm.db.firm.update({ where: { id: 1 }, data: { employeesMayCreateCategories: false } });
    expect((await findSession(firm.db, session))?.actor).toEqual({ id, name: "Tor Vik", role: "SALES_MANAGER", language: "en", mayCreateCategories: false });
    await firm.db.firm.update({ where: { id: 1 }, data: { employeesMayCreateCategories: true } });
  });

  it("is not started for the app itself", async () => {
    expect(
      await firm.run(startSession, { how: "demo" }, { as: { id: null, name: "", role: "SYSTEM", language: "nb", mayCreateCategories: false } }),
    ).toMatchObject({ ok: false, reason: "not found" });
  });
});

describe("the demo's buttons", () => {
  it("are of a demo firm alone", async () => {
    for (const role of ["ADMIN", "SALES_MANAGER", "EMPLOYEE"] as const)
      expect(await signInToDemo(firm.db, role)).toEqual({ ok: false, message: { key: "signIn.errors.noDemo" } });
  });

  it("sign in as the first of that role who is switched on", async () => {
    await firm.db.firm.update({ where: { id: 1 }, data: { isDemo: true } });
    expect(await signInToDemo(firm.db, "SALES_MANAGER")).toMatchObject({ ok: true, employeeId: firm.salesManager.id });
    expect(await firm.db.operation.findFirst({ where: { kind: "account.signIn" }, orderBy: { id: "desc" } })).toMatchObject({ data: { how: "demo" } });
    await firm.db.employee.update({ where: { id: firm.salesManager.id }, data: { active: false } });
    expect(await signInToDemo(firm.db, "SALES_MANAGER")).not.toMatchObject({ employeeId: firm.salesManager.id });
    await firm.db.employee.update({ where: { id: firm.salesManager.id }, data: { active: true } });
    await firm.db.firm.update({ where: { id: 1 }, data: { isDemo: false } });
  });
});

describe("a password", () => {
  it("is kept as an argon2id hash of its own, with OWASP's parameters", async () => {
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword(password)).not.toBe(passwordHash);
  });

  it("is nobody's where there is no hash, not even that of nobody", async () => {
    expect(await isPassword(null, password)).toBe(false);
    expect(await isPassword(null, "nobody has this password")).toBe(false);
    expect(await isPassword(passwordHash, password)).toBe(true);
  });

  it("counts its characters as people do", () => {
    expect(newPassword.safeParse("🐎".repeat(11)).success).toBe(false);
    expect(newPassword.safeParse("🐎".repeat(12)).success).toBe(true);
    expect(newPassword.safeParse("   ".repeat(4)).success).toBe(true);
  });
});

describe("the first admin from the command line", () => {
  const admin = { name: "Ny Sjef", email: "ny@firma.no", password: "et langt nok passord" };

  it("can sign in, and the log says how it came", async () => {
    expect(await createAdmin({ databaseUrl: firm.appUrl, ...admin, firmName: "Et annet navn AS" })).toEqual({ ok: true });
    expect(await attempt({ email: admin.email, password: admin.password })).toMatchObject({ ok: true });
    expect(await firm.db.operation.findFirst({ where: { kind: "users.create" }, orderBy: { id: "desc" } })).toMatchObject({
      actorId: null,
      via: "command line",
    });
    // A firm that is there keeps its name.
    expect(await firm.db.firm.findMany()).toMatchObject([{ name: "Prøvefirma AS", isDemo: false }]);
  });

  it("is told in a sentence why it can't be done", async () => {
    expect(await createAdmin({ databaseUrl: firm.appUrl, ...admin })).toEqual({ ok: false, message: "En annen bruker har denne e-postadressen." });
    expect(await createAdmin({ databaseUrl: firm.appUrl, ...admin, email: "annen@firma.no", password: "kort" })).toEqual({
      ok: false,
      message: "Passordet er for kort. Skriv minst 12 tegn.",
    });
  });
});
