import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { rowsOfSheet } from "../../files/xlsx-pieces";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { exportCustomers } from "./export-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

describe("customers taken out of the app", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: exportCustomers,
    input: () => Promise.resolve({ format: "csv", rows: 3 }),
    refusedTo: ["employee"],
    invalid: { "no such kind of file": [{ format: "pdf" }, "format", "errors.invalid"] },
  });

  it("are noted by their number alone, and that is nothing to undo", async () => {
    const before = await firm.everything();
    const { operationId } = await firm.did(exportCustomers, { format: "xlsx", rows: 128 }, { as: firm.salesManager });
    expect(await firm.logged(operationId)).toMatchObject({ actorId: firm.salesManager.id, data: { format: "xlsx", customers: 128 }, records: [], bulk: [] });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.final" } });
    const { operation, ...rest } = await firm.everything();
    expect(rest).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table !== "operation")));
    expect(operation).not.toBe(before.operation);
  });

  it("go into a sheet as long as it has room, and into a CSV file always", async () => {
    expect(await firm.run(exportCustomers, { format: "xlsx", rows: rowsOfSheet })).toMatchObject({ ok: true });
    expect(await firm.run(exportCustomers, { format: "csv", rows: rowsOfSheet + 1 })).toMatchObject({ ok: true });
    expect(await firm.run(exportCustomers, { format: "xlsx", rows: rowsOfSheet + 1 })).toMatchObject({
      ok: false,
      formError: { key: "exports.errors.sheetFull" },
    });
  });
});
