import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { brokenGroups, moveAtRandom } from "../../testing/move-at-random";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createGroup } from "./create-group";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

/** The long tier moves 10,000 times on each connection: lib/testing/group-races.long.ts. */
describe("many who move groups at once", () => {
  it("leave no group under itself and none under a deleted one, whatever they try", async () => {
    const groups: number[] = [];
    for (let n = 0; n < 12; n++) groups.push((await firm.done(createGroup, { name: `Gruppe ${n}`, type: "STANDARD" })).id);
    const counts = await moveAtRandom(firm.appUrl, groups, { connections: 8, moves: 400, seed: "quick" });
    expect(counts.moved).toBeGreaterThan(40);
    expect(counts.refused).toBeGreaterThan(40);
    expect(await brokenGroups(firm.appUrl)).toEqual([]);
  });

  it("would be found out where the database let them: the check sees a circle and an orphan", async () => {
    const [a, b, c] = await Promise.all(["A", "B", "C"].map(async (name) => (await firm.done(createGroup, { name, type: "STANDARD" })).id));
    const before = await brokenGroups(firm.ownerUrl);
    await withoutGuards(`UPDATE employee_group SET parent_id = CASE id WHEN ${a} THEN ${b} ELSE ${a} END WHERE id IN (${a}, ${b})`);
    expect([before, (await brokenGroups(firm.ownerUrl)).sort()]).toEqual([[], [a, b].sort()]);
    await withoutGuards(`UPDATE employee_group SET parent_id = NULL, deleted_by_operation = NULL WHERE id IN (${a}, ${b})`);
    await withoutGuards(`UPDATE employee_group SET parent_id = ${a} WHERE id = ${c}`);
    await withoutGuards(`UPDATE employee_group SET deleted_by_operation = 1 WHERE id = ${a}`);
    expect(await brokenGroups(firm.ownerUrl)).toEqual([c]);
  });
});

async function withoutGuards(statement: string): Promise<void> {
  const { Client } = (await import("pg")).default;
  const owner = new Client({ connectionString: firm.ownerUrl });
  await owner.connect();
  try {
    await owner.query("ALTER TABLE employee_group DISABLE TRIGGER USER");
    await owner.query(statement);
    await owner.query("ALTER TABLE employee_group ENABLE TRIGGER USER");
  } finally {
    await owner.end();
  }
}
