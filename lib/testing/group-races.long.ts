import { afterAll, beforeAll, expect, it } from "vitest";

import { brokenGroups, moveAtRandom } from "./move-at-random";
import { type TestFirm, testFirm } from "./test-firm";
import { createGroup } from "../crm/groups/create-group";

const [CONNECTIONS, MOVES, GROUPS] = [8, 10_000, 100];

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

it(`${CONNECTIONS} connections that move groups at random ${MOVES} times each leave no circle and no orphan`, async () => {
  const groups: number[] = [];
  for (let n = 0; n < GROUPS; n++) groups.push((await firm.done(createGroup, { name: `Gruppe ${n}`, type: "STANDARD" })).id);
  const counts = await moveAtRandom(firm.appUrl, groups, { connections: CONNECTIONS, moves: CONNECTIONS * MOVES, seed: "long" });
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  expect(counts.tried).toBe(CONNECTIONS * MOVES);
  expect(counts.moved).toBeGreaterThan(MOVES);
  expect(counts.refused).toBeGreaterThan(MOVES);
  expect(await brokenGroups(firm.appUrl)).toEqual([]);
});
