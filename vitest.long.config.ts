import path from "node:path";
import { defineConfig } from "vitest/config";

/** npm run test:long: tests that take minutes, of the finished build and of the database. */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{lib,scripts}/**/*.long.ts"],
    globalSetup: ["lib/testing/vitest-global-setup.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 180_000,
  },
});
