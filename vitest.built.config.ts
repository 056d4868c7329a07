import path from "node:path";
import { defineConfig } from "vitest/config";

/** Tests that need the finished build: npm run build, then npx vitest run --config vitest.built.config.ts */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["scripts/**/*.built.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
