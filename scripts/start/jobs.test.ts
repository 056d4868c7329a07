import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { deleteCustomers } from "../../lib/crm/customers/delete-customers";
import { setErasureDays } from "../../lib/crm/erasing/set-erasure-days";
import { packed } from "../../lib/crm/imports/import-draft";
import { aCustomer } from "../../lib/testing/records";
import { tablesWith } from "../../lib/testing/tables-with";
import { type TestFirm, testFirm } from "../../lib/testing/test-firm";
import { log } from "../../server/log";
import { startJobs } from "./jobs";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

async function deletedLongAgo(name: string): Promise<void> {
  const id = await aCustomer(firm, name);
  await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 }, { now: new Date("2020-01-01T12:00:00Z") });
}

describe("the background jobs", () => {
  it("erase where the time is over, and take away words that nobody has, again and again, until they are stopped", async () => {
    await firm.done(setErasureDays, { days: "30" });
    const jobs = startJobs(firm.appUrl, { every: 20 });
    try {
      for (const name of ["Runde En AS", "Runde To AS"]) {
        await deletedLongAgo(name);
        await expect.poll(async () => tablesWith(firm.db, name), { timeout: 10_000 }).toEqual([]);
      }
      await firm.db.$executeRaw`WITH lost AS (INSERT INTO search_word_lost (word) VALUES ('glemtord')) INSERT INTO search_word (word) VALUES ('glemtord')`;
      await expect.poll(async () => tablesWith(firm.db, "glemtord"), { timeout: 10_000 }).toEqual([]);
    } finally {
      await jobs.stop();
    }
    await deletedLongAgo("Etter Stopp AS");
    await new Promise((later) => setTimeout(later, 200));
    expect(await tablesWith(firm.db, "Etter Stopp")).not.toEqual([]);
  });

  it("take away what the register said a month ago of enterprises that never became customers", async () => {
    const entry = { organizationNumber: "923609016", name: "GLEMT SVAR AS", fields: {}, status: "registered", asOf: new Date("2020-01-01T12:00:00Z") };
    for (const origin of ["answer", "extract"]) await firm.db.registerEntry.create({ data: { ...entry, origin } });
    const jobs = startJobs(firm.appUrl, { every: 20 });
    try {
      await expect.poll(() => firm.db.registerEntry.findMany({ select: { origin: true } }), { timeout: 5000 }).toEqual([{ origin: "extract" }]);
    } finally {
      await jobs.stop();
    }
  });

  it("make the pairs of alike customers that were made at the same moment", async () => {
    const make = (db: Pick<TestFirm["db"], "customer">, name: string) => db.customer.create({ data: { name, postalCode: "7010", updatedByOperation: 1 } });
    await firm.db.$transaction(async (tx) => {
      await make(tx, "Samme Sekund AS");
      await make(firm.db, "Samme Sekund");
    });
    const jobs = startJobs(firm.appUrl, { every: 20 });
    try {
      await expect.poll(() => firm.db.customerAlike.count(), { timeout: 5000 }).toBe(1);
    } finally {
      await jobs.stop();
    }
  });

  it("do not keep one another from running where one fails", async () => {
    const make = (db: Pick<TestFirm["db"], "customer">, name: string) => db.customer.create({ data: { name, postalCode: "9008", updatedByOperation: 1 } });
    await firm.db.$transaction(async (tx) => {
      await make(tx, "Tross Alt AS");
      await make(firm.db, "Tross Alt");
    });
    const before = await firm.db.customerAlike.count();
    const owner = new pg.Client({ connectionString: firm.ownerUrl });
    await owner.connect();
    await owner.query("ALTER TABLE import_draft RENAME TO import_draft_away");
    const errors = vi.spyOn(log, "error").mockReturnValue(undefined);
    const jobs = startJobs(firm.appUrl, { every: 20 });
    try {
      await expect.poll(() => firm.db.customerAlike.count(), { timeout: 5000 }).toBe(before + 1);
      expect(errors).toHaveBeenCalledWith(expect.objectContaining({ err: expect.any(Error) as Error }), "background job failed");
    } finally {
      await jobs.stop();
      errors.mockRestore();
      await owner.query("ALTER TABLE import_draft_away RENAME TO import_draft");
      await owner.end();
    }
  });

  it("take away the files whose day of waiting for their import is over", async () => {
    const keptFor = async (days: number): Promise<number> => {
      const keptAt = new Date(Date.now() - days * 24 * 60 * 60_000);
      return (
        await firm.db.importDraft.create({ data: { fileName: "enheter.csv", file: packed(Buffer.from("")), keptBy: firm.admin.id, keptAt, operationId: 1 } })
      ).id;
    };
    const [, waits] = [await keptFor(2), await keptFor(0.9)];
    const jobs = startJobs(firm.appUrl, { every: 20 });
    try {
      await expect.poll(async () => (await firm.db.importDraft.findMany()).map(({ id }) => id), { timeout: 5000 }).toEqual([waits]);
    } finally {
      await jobs.stop();
    }
  });
});
