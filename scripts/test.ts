import { runSteps } from "./test/run-steps";
import { builtTests, endToEndTests, staticCheck, unitTests } from "./test/steps";

/** npm test: every check of the quick tier. The last line sums up: N passed, N failed. */
await runSteps([
  staticCheck("database client", "node_modules/prisma/build/index.js", ["generate"]),
  staticCheck("route types", "node_modules/next/dist/bin/next", ["typegen"]),
  staticCheck("types", "node_modules/typescript/bin/tsc", ["--noEmit"]),
  staticCheck("lint", "node_modules/eslint/bin/eslint.js", [".", "--max-warnings", "0"]),
  staticCheck("format", "node_modules/prettier/bin/prettier.cjs", ["--check", ".", "--log-level", "warn"]),
  staticCheck("unused code", "node_modules/knip/bin/knip.js", ["--no-progress"]),
  unitTests(),
  staticCheck("build", "--import", ["tsx", "scripts/build.ts"]),
  builtTests(),
  endToEndTests("quick"),
]);
