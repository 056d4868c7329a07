import { runSteps } from "./test/run-steps";
import { endToEndTests, longTests, staticCheck } from "./test/steps";

/** npm run test:long: what takes too long for every change. The last line sums up: N passed, N failed. */
await runSteps([staticCheck("build", "--import", ["tsx", "scripts/build.ts"]), longTests(), endToEndTests("long")]);
