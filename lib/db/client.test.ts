import { expect, it } from "vitest";

import { testDatabase } from "../testing/database";
import { connectDatabase } from "./client";

it("a transaction waits for a connection as long as was said, and no longer", async () => {
  const { appUrl } = await testDatabase();
  const second = async (patience: number): Promise<string> => {
    const db = connectDatabase(appUrl, { connections: 1, patience });
    const held = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(1)`;
    });
    await new Promise((later) => setTimeout(later, 100));
    const answer = await db.$transaction(() => Promise.resolve("carried out")).catch(() => "given up");
    await held;
    await db.$disconnect();
    return answer;
  };
  expect(await second(300)).toBe("given up");
  expect(await second(20_000)).toBe("carried out");
});
