import path from "node:path";
import { defineConfig } from "vitest/config";

/** npm run test:long: tests of the finished build that take minutes. */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["scripts/**/*.long.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 180_000,
  },
});
