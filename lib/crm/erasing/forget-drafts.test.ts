import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { deleteCustomers } from "../customers/delete-customers";
import { packed } from "../imports/import-draft";
import { eraseCustomer } from "./erase-customer";
import { runErasure } from "./run-erasure";
import { setErasureDays } from "./set-erasure-days";

let firm: TestFirm;
let draft: number;
let rest: number;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const kept = async (sent: Buffer): Promise<number> => {
  const file = { fileName: "enheter.csv", file: packed(sent), keptBy: firm.admin.id, keptAt: new Date(), operationId: 1 };
  return (await firm.db.importDraft.create({ data: file })).id;
};
const drafts = async () => (await firm.db.importDraft.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

/** A deleted customer that another, of its own number, was merged into. */
async function deleted(name: string, mergedNumber: string, now = new Date()): Promise<number> {
  const [id, merged] = [await aCustomer(firm, name), await aCustomer(firm, "Flettet AS", { organizationNumber: mergedNumber })];
  await firm.db.customerRedirect.create({ data: { customerId: merged, intoId: id, operationId: 1 } });
  await firm.db.customer.update({ where: { id: merged }, data: { deletedByOperation: 1 } });
  await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 }, { now });
  return id;
}

describe("a file that waits for its import", () => {
  beforeEach(async () => {
    await firm.db.importDraft.deleteMany();
    const rows = (number: string) => Buffer.from(`${"811111111;FYLL AS\n".repeat(50_000)}${number};FLETTET AS\n`);
    rest = await kept(rows("822222222"));
    draft = await kept(gzipSync(rows("923609016")));
  });

  it("goes when it names a customer that was merged into the one that is erased", async () => {
    const id = await deleted("Ble Én AS", "923609016");
    expect(await drafts()).toEqual([rest, draft]);
    await firm.done(eraseCustomer, { id, name: "Ble Én AS", contacts: 0, opportunities: 0 });
    expect(await drafts()).toEqual([rest]);
  });

  it("does so too when the time of the one that is erased is over", async () => {
    await deleted("Utløpt AS", "923609016", new Date("2020-01-01T12:00:00Z"));
    await firm.done(setErasureDays, { days: "30", customers: "1", contacts: "0" });
    await runErasure(firm.db);
    expect(await drafts()).toEqual([rest]);
  });
});
