import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { hashPassword, isPassword } from "../../auth/password";
import type { Actor } from "../../permissions";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { changeOwnPassword } from "./change-own-password";
import { createUser } from "./create-user";
import { editUser } from "./edit-user";
import { setOwnLanguage } from "./set-own-language";
import { setPassword } from "./set-password";
import { switchUser } from "../sellers/switch-user";
import { findUser, listUsers } from "./user-queries";

let firm: TestFirm;
/** What the firm's people have as their password; hashed once, since that takes its time. */
const password = "seks blå hester i regn";
let passwordHash: string;
beforeAll(async () => {
  firm = await testFirm();
  passwordHash = await hashPassword(password);
});
afterAll(() => firm.close());

let made = 0;
const address = () => `bruker${(made += 1)}@firma.no`;
const employee = (id: number) => firm.db.employee.findUniqueOrThrow({ where: { id } });
const session = (employeeId: number) => firm.db.session.create({ data: { id: randomUUID(), employeeId, expiresAt: new Date(Date.now() + 60_000) } });
const sessions = (employeeId: number) => firm.db.session.count({ where: { employeeId } });

describe("a new user", () => {
  it("can sign in with the password, which stands nowhere in the log, nor its hash", async () => {
    const email = address();
    const { value, operationId } = await firm.did(createUser, { name: "Nina Lund", email: ` ${email} `, role: "SALES_MANAGER", language: "en", password });
    const user = await employee(value.id);
    expect(user).toMatchObject({ name: "Nina Lund", email, role: "SALES_MANAGER", language: "en", active: true });
    expect([await isPassword(user.passwordHash, password), await isPassword(user.passwordHash, `${password} `)]).toEqual([true, false]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "users.create", data: {} });
    const rows = await firm.changeRows(operationId);
    const after = { name: "Nina Lund", email, role: "SALES_MANAGER", language: "en", active: true };
    expect(rows).toEqual([
      {
        entity: "employee",
        id: value.id,
        before: null,
        after: null,
        personal: { subject: "employee", subjectId: value.id, label: "Nina Lund", before: null, after },
      },
    ]);
    expect(JSON.stringify([rows, await firm.db.operation.findUnique({ where: { id: operationId } })])).not.toMatch(/argon2|hester/);
  });

  it("has nothing that was sent beside the form's fields", async () => {
    const more = { id: 4711, passwordHash: "$argon2id$mine", active: "false", isDemo: true, emailKey: "x" };
    const { id } = await firm.done(createUser, { name: "Nina Lund", email: address(), role: "EMPLOYEE", language: "nb", ...more });
    expect(await employee(id)).toMatchObject({ active: true, passwordHash: null });
    expect(id).not.toBe(4711);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createUser,
    input: async () => ({ name: "Nina Lund", email: address(), role: "EMPLOYEE", language: "nb", password }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no name": [{ name: " " }, "name", "errors.required"],
      "an address without @": [{ email: "nina" }, "email", "errors.email"],
      "no address": [{ email: "" }, "email", "errors.required"],
      "an address somebody has, in capitals": [{ email: " ADMIN@example.no" }, "email", "users.errors.emailTaken"],
      "a role that is none": [{ role: "OWNER" }, "role", "errors.invalid"],
      "the app's own role": [{ role: "SYSTEM" }, "role", "errors.invalid"],
      "a language that is not spoken": [{ language: "nn" }, "language", "errors.invalid"],
      "a password of 11 characters": [{ password: "elleve tegn" }, "password", "users.errors.passwordShort"],
      "a password of 201 characters": [{ password: "x".repeat(201) }, "password", "errors.tooLong"],
      "NUL in the password": [{ password: "seks blå\u0000 hester i regn" }, "password", "errors.characters"],
    },
  });
});

describe("an edited user", () => {
  const edit = (id: number, email: string, changed: object, as: Actor = firm.admin, more: object = {}) =>
    firm.run(
      editUser,
      { id, name: "Tor Vik", email, role: "EMPLOYEE", language: "nb", ...changed, seen: { name: "Tor Vik", email, role: "EMPLOYEE", language: "nb" }, ...more },
      { as },
    );

  it("changes just what was changed; the log has it apart", async () => {
    const email = address();
    const { id } = await firm.person("Tor Vik", { email });
    const outcome = await edit(id, email, { role: "SALES_MANAGER", language: "en" });
    expect(await employee(id)).toMatchObject({ name: "Tor Vik", email, role: "SALES_MANAGER", language: "en" });
    const rows = await firm.changeRows(outcome.ok ? (outcome.operationId ?? 0) : 0);
    expect(rows).toMatchObject([
      {
        entity: "employee",
        id,
        before: null,
        after: null,
        personal: {
          subject: "employee",
          subjectId: id,
          label: "Tor Vik",
          before: { role: "EMPLOYEE", language: "nb" },
          after: { role: "SALES_MANAGER", language: "en" },
        },
      },
    ]);
    expect(await edit(id, email, { role: "SALES_MANAGER", language: "en" })).toMatchObject({ ok: true, operationId: null });
  });

  it("in the same field as somebody else meanwhile is refused, naming who", async () => {
    const email = address();
    const { id } = await firm.person("Tor Vik", { email });
    const other = await firm.person("Nina Lund", { role: "ADMIN" });
    await edit(id, email, { name: "Tor Vik Moe" }, other);
    expect(await edit(id, email, { name: "Thor Vik" })).toMatchObject({
      ok: false,
      formError: { key: "errors.savedMeanwhile" },
      conflicts: [{ field: "name", now: "Tor Vik Moe", by: "Nina Lund" }],
    });
    expect(await edit(id, email, { name: "Thor Vik" }, firm.admin, { keep: { name: "mine" } })).toMatchObject({ ok: true });
    await firm.db.employee.update({ where: { id: other.id }, data: { role: "EMPLOYEE" } });
  });

  it("is not found where there is nobody of that id", async () => {
    expect(await edit(999_999, address(), { name: "Ingen" })).toMatchObject({ ok: false, reason: "not found" });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editUser,
    input: async () => ({ id: (await firm.person("Tor Vik")).id, name: "Tor Moe", email: address(), role: "EMPLOYEE", language: "nb" }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no name": [{ name: "" }, "name", "errors.required"],
      "an address somebody has": [{ email: "employee@EXAMPLE.no" }, "email", "users.errors.emailTaken"],
      "a role that is none": [{ role: "constructor" }, "role", "errors.invalid"],
    },
  });
});

describe("a user who is switched off", () => {
  it("is signed out everywhere at once, and can be switched on again", async () => {
    const { id } = await firm.person("Tor Vik");
    await Promise.all([session(id), session(id), session(firm.employee.id)]);
    const { operationId } = await firm.did(switchUser, { id, active: "false" });
    expect([(await employee(id)).active, await sessions(id), await sessions(firm.employee.id)]).toEqual([false, 0, 1]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "users.switch", data: { active: expect.anything() as unknown } });
    expect(await firm.changeRows(operationId)).toMatchObject([
      { entity: "employee", id, personal: { label: "Tor Vik", before: { active: true }, after: { active: false } } },
    ]);
    expect(await firm.run(switchUser, { id, active: false })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.run(switchUser, { id, active: true })).toMatchObject({ ok: true });
    expect((await employee(id)).active).toBe(true);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: switchUser,
    input: async () => ({ id: (await firm.person("Tor Vik")).id, active: "false" }),
    refusedTo: ["salesManager", "employee"],
    invalid: { "no id": [{ id: "" }, "id", "errors.invalid"], "a state that is none": [{ active: "perhaps" }, "active", "errors.invalid"] },
  });

  it("is not found where there is nobody of that id", async () => {
    expect(await firm.run(switchUser, { id: 999_999, active: false })).toMatchObject({ ok: false, reason: "not found" });
  });
});

describe("the last admin", () => {
  const lastAdmin = { ok: false, reason: "refused", formError: { key: "users.errors.lastAdmin" } };

  it("cannot be switched off", async () => {
    const before = await firm.everything();
    expect(await firm.run(switchUser, { id: firm.admin.id, active: false })).toMatchObject(lastAdmin);
    expect(await firm.everything()).toEqual(before);
  });

  it("cannot be given another role", async () => {
    const before = await firm.everything();
    expect(await firm.run(editUser, { id: firm.admin.id, name: firm.admin.name, email: "admin@example.no", role: "EMPLOYEE", language: "nb" })).toMatchObject(
      lastAdmin,
    );
    expect(await firm.everything()).toEqual(before);
  });

  it("is one who is switched on: those switched off do not count", async () => {
    await firm.person("Tor Vik", { role: "ADMIN", active: false });
    expect(await firm.run(switchUser, { id: firm.admin.id, active: false })).toMatchObject(lastAdmin);
  });

  it("is left also when two switch each other off, or give each other another role, at once", async () => {
    for (let round = 0; round < 4; round++) {
      const email = address();
      const other = await firm.person("Nina Lund", { role: "ADMIN", email });
      const answers = await Promise.all([
        firm.run(switchUser, { id: other.id, active: false }),
        round % 2 === 0
          ? firm.run(switchUser, { id: firm.admin.id, active: false }, { as: other })
          : firm.run(editUser, { id: firm.admin.id, name: firm.admin.name, email: "admin@example.no", role: "EMPLOYEE", language: "nb" }, { as: other }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject(lastAdmin);
      expect(await firm.db.employee.count({ where: { role: "ADMIN", active: true } })).toBe(1);
      await firm.db.employee.update({ where: { id: firm.admin.id }, data: { role: "ADMIN", active: true } });
      await firm.db.employee.update({ where: { id: other.id }, data: { active: false } });
    }
  });
});

describe("a new password", () => {
  it("from an admin ends every session of that person, and the log says that it was changed, not to what", async () => {
    const { id } = await firm.person("Tor Vik", { passwordHash });
    await Promise.all([session(id), session(id)]);
    const { operationId } = await firm.did(setPassword, { id, password: "et helt nytt passord" });
    const { passwordHash: kept } = await employee(id);
    expect([await isPassword(kept, "et helt nytt passord"), await isPassword(kept, password), await sessions(id)]).toEqual([true, false, 0]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "users.setPassword", data: { sessions: 2 } });
    const rows = await firm.changeRows(operationId);
    expect(rows).toMatchObject([{ entity: "employee", id, personal: { label: "Tor Vik", after: { password: "changed" } } }]);
    expect(JSON.stringify(rows)).not.toMatch(/argon2|helt nytt/);
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.final" } });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: setPassword,
    input: async () => ({ id: (await firm.person("Tor Vik")).id, password: "et helt nytt passord" }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "a password of 11 characters": [{ password: "a".repeat(11) }, "password", "users.errors.passwordShort"],
      "no password": [{ password: "" }, "password", "users.errors.passwordShort"],
    },
  });

  it("of one's own asks the old one, and ends all one's sessions", async () => {
    const me = await firm.person("Tor Vik", { passwordHash });
    await Promise.all([session(me.id), session(me.id)]);
    const before = await firm.everything();
    for (const current of ["", "feil passord nå", `${password}x`])
      expect(await firm.run(changeOwnPassword, { current, password: "et helt nytt passord" }, { as: me })).toMatchObject({
        ok: false,
        fieldErrors: { current: { key: "users.errors.passwordWrong" } },
      });
    expect(await firm.everything()).toEqual(before);
    const { operationId } = await firm.did(changeOwnPassword, { current: password, password: "et helt nytt passord" }, { as: me });
    expect([await isPassword((await employee(me.id)).passwordHash, "et helt nytt passord"), await sessions(me.id)]).toEqual([true, 0]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "account.changePassword", actorId: me.id, data: { sessions: 2 } });
  });

  it("of one's own is refused where one never had one, and needs 12 characters", async () => {
    expect(await firm.run(changeOwnPassword, { current: "nobody has this password", password: "et helt nytt passord" }, { as: firm.employee })).toMatchObject({
      ok: false,
      fieldErrors: { current: { key: "users.errors.passwordWrong" } },
    });
    expect(await firm.run(changeOwnPassword, { current: password, password: "kort" }, { as: firm.employee })).toMatchObject({
      ok: false,
      fieldErrors: { password: { key: "users.errors.passwordShort" } },
    });
    expect(await firm.run(changeOwnPassword, { current: password, password: "et helt nytt passord" }, { as: null })).toMatchObject({
      ok: false,
      reason: "not signed in",
    });
  });
});

describe("one's own language", () => {
  it("is one's own choice, logged and undone; the same again is no change", async () => {
    const me = await firm.person("Tor Vik");
    const { operationId } = await firm.did(setOwnLanguage, { language: "en" }, { as: me });
    expect((await employee(me.id)).language).toBe("en");
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "account.setLanguage",
      actorId: me.id,
      records: [{ entity: "employee", id: me.id, before: { language: "nb" }, after: { language: "en" } }],
    });
    expect(await firm.run(setOwnLanguage, { language: "en" }, { as: me })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.run(setOwnLanguage, { language: "sv" }, { as: me })).toMatchObject({ ok: false, fieldErrors: { language: { key: "errors.invalid" } } });
    expect(await firm.run(setOwnLanguage, { language: "nb" }, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
    await firm.undone(operationId, { as: me });
    expect((await employee(me.id)).language).toBe("nb");
  });
});

describe("the list of users", () => {
  it("has those switched on first, in Norwegian order, with when each signed in last and no secrets", async () => {
    const [last, first] = [await firm.person("Åshild Åsen", { passwordHash }), await firm.person("Aaron Abel", { passwordHash })];
    const off = await firm.person("Aa Avslått", { active: false });
    const at = new Date("2026-05-04T10:00:00Z");
    await firm.db.operation.create({ data: { kind: "account.signIn", actorId: last.id, via: "page", at } });
    const users = await listUsers(firm.db);
    const place = (id: number) => users.findIndex((user) => user.id === id);
    expect(place(first.id)).toBeGreaterThan(place(firm.employee.id));
    expect(place(off.id)).toBeGreaterThan(place(last.id));
    expect(users[place(last.id)]).toEqual({
      id: last.id,
      name: "Åshild Åsen",
      email: expect.any(String) as string,
      role: "EMPLOYEE",
      language: "nb",
      active: true,
      lastSignIn: at,
    });
    expect(users[place(first.id)]?.lastSignIn).toBeNull();
    expect(await findUser(firm.db, last.id)).not.toHaveProperty("passwordHash");
    expect(await findUser(firm.db, 999_999)).toBeNull();
  });
});
