import { afterAll, beforeAll, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../testing/test-firm";
import { Prisma } from "./generated/client";
import { keptPlan, statementName } from "./kept-plan";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

it("a statement is named by its text alone, and only when its plan is to be kept", () => {
  const [one, other] = [1, 2].map((id) => keptPlan`SELECT ${id}::int AS n`);
  expect(statementName({ sql: one?.text ?? "" })).toMatch(/^kept_[0-9a-f]{16}$/);
  expect(statementName({ sql: one?.text ?? "" })).toBe(statementName({ sql: other?.text ?? "" }));
  expect(statementName({ sql: keptPlan`SELECT 1 AS n`.text })).not.toBe(statementName({ sql: one?.text ?? "" }));
  expect(statementName({ sql: Prisma.sql`SELECT ${1}::int AS n`.text })).toBe("");
});

it("the server plans it once and answers for each value", async () => {
  const answers = await firm.db.$transaction(async (tx) => {
    const asked = [];
    for (const n of [3, 4, 5]) asked.push(...(await tx.$queryRaw<[{ n: number }]>(keptPlan`SELECT ${n}::int + 1 AS n`)));
    const [{ calls }] = await tx.$queryRaw<[{ calls: number }]>`
      SELECT (generic_plans + custom_plans)::int AS calls FROM pg_prepared_statements WHERE statement LIKE '%::int + 1 AS n' AND name LIKE 'kept_%'`;
    return [...asked.map(({ n }) => n), calls];
  });
  expect(answers).toEqual([4, 5, 6, 3]);
});
