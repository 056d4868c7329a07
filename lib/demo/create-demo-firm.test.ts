import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { execute } from "../command";
import { connectDatabase, type Database } from "../db/client";
import { type Actor, systemActor } from "../permissions";
import { testDatabase } from "../testing/database";
import { createDemoFirm } from "./create-demo-firm";

let db: Database;
beforeAll(async () => {
  db = connectDatabase((await testDatabase()).appUrl, { connections: 2 });
});
afterAll(() => db.$disconnect());

const create = (name: string, actor: Actor | null = systemActor) => execute(createDemoFirm, { name }, { db, actor, via: "demo" });

describe("making this installation the demo firm's", () => {
  it("is for admins and the app itself, and needs a name", async () => {
    expect(await create("Demofirma AS", { ...systemActor, role: "SALES_MANAGER" })).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await create("Demofirma AS", null)).toMatchObject({ ok: false, reason: "not signed in" });
    expect(await create(" ")).toMatchObject({ ok: false, fieldErrors: { name: { key: "errors.required" } } });
    expect([await db.firm.count(), await db.operation.count()]).toEqual([0, 0]);
  });

  it("makes the firm a demo, and logs it", async () => {
    expect(await create("Demofirma AS")).toMatchObject({ ok: true });
    expect(await db.firm.findMany()).toMatchObject([{ id: 1, name: "Demofirma AS", isDemo: true }]);
    expect(await db.operation.findMany()).toMatchObject([{ kind: "firm.createDemo", actorId: null, via: "demo", data: { name: "Demofirma AS" } }]);
  });

  it("is refused where there is a firm, which stays as it is", async () => {
    expect(await create("Annet AS")).toMatchObject({ ok: false, formError: { key: "firm.errors.thereIsOne" } });
    expect(await db.firm.findMany()).toMatchObject([{ name: "Demofirma AS" }]);
    expect(await db.operation.count()).toBe(1);
  });
});
