import { expect, it } from "vitest";

import { testDatabase } from "../testing/database";
import { connectDatabase } from "./client";

it("a transaction waits for a connection as long as was said, and no longer", async () => {
  const { appUrl } = await testDatabase();
  /** What becomes of a second transaction while the only connection is held, for so long (milliseconds) or until it has given up. */
  const second = async (patience: number, heldFor: number): Promise<string> => {
    const db = connectDatabase(appUrl, { connections: 1, patience });
    let answer = Promise.resolve("");
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      answer = db.$transaction(() => Promise.resolve("carried out")).catch(() => "given up");
      await Promise.race([answer, new Promise((later) => setTimeout(later, heldFor))]);
    });
    const became = await answer;
    await db.$disconnect();
    return became;
  };
  expect(await second(3_000, 20_000)).toBe("given up");
  expect(await second(20_000, 500)).toBe("carried out");
});
