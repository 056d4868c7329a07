import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { failedFlows, failedTests, type FlowReport, type VitestReport } from "./failures";
import type { Step, Tally } from "./run-steps";

const RESULTS = path.resolve("test-results");

/** A check that passes or fails as a whole. */
export function staticCheck(name: string, program: string, args: string[]): Step {
  return { name, program, args, count: (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }) };
}

export function unitTests(): Step {
  return vitest("unit and database tests", "vitest.config.ts", "unit.json");
}

/** Tests of the finished build, started as a user starts it. */
export function builtTests(): Step {
  return vitest("start and server", "vitest.built.config.ts", "built.json");
}

/** Many kills and many starts, on the finished build; many who move groups at once. */
export function longTests(): Step {
  return vitest("long tests", "vitest.long.config.ts", "long.json");
}

/** The flows of one tier: docs/decisions/0008 says which are in which. */
export function endToEndTests(tier: "quick" | "long"): Step {
  const file = path.join(RESULTS, "e2e.json");
  rmSync(file, { force: true });
  return {
    name: "flows in the browser",
    program: "node_modules/@playwright/test/cli.js",
    args: ["test"],
    env: { FLOWS: tier },
    count: (ok) =>
      tally(ok, () => {
        const report = read(file) as FlowReport;
        // What passed at the second try is named in the list as flaky (docs/decisions/0007).
        return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected, named: failedFlows(report) };
      }),
  };
}

function vitest(name: string, config: string, result: string): Step {
  const file = path.join(RESULTS, result);
  rmSync(file, { force: true });
  return {
    name,
    program: "node_modules/vitest/vitest.mjs",
    args: ["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    count: (ok) =>
      tally(ok, () => {
        const report = read(file) as VitestReport;
        // A file that can't even be read has no test that could fail.
        const unread = report.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0);
        return { passed: report.numPassedTests, failed: report.numFailedTests + unread.length, named: failedTests(report) };
      }),
  };
}

/** A runner that ended badly without naming a failed test, or wrote no report, counts as one failed. */
function tally(ok: boolean, count: () => Tally): Tally {
  try {
    const told = count();
    return { ...told, failed: told.failed === 0 && !ok ? 1 : told.failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
