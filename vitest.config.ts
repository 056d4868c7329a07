import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,components,eslint-rules,lib,scripts,server,prisma}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/testing/vitest-global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Files one after the other in a process: to load the app anew for each took as long as the tests themselves.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
