import path from "node:path";

import { describe, expect, it } from "vitest";

import { failedFlows, failedTests } from "./failures";

describe("what failed, said again at the end of a run", () => {
  it("names the failed tests of a file, and a file that cannot be read, with what each said", () => {
    const testResults = [
      {
        name: path.resolve("lib/a.test.ts"),
        status: "failed",
        assertionResults: [
          { fullName: "one holds", status: "passed", failureMessages: [] },
          { fullName: "one breaks", status: "failed", failureMessages: ["\u001b[31mexpected 1\u001b[39m\n\nto be 2"] },
        ],
      },
      { name: path.resolve("lib/b.test.ts"), status: "failed", message: "no such import", assertionResults: [] },
    ];
    expect(failedTests({ numPassedTests: 1, numFailedTests: 1, testResults })).toEqual([
      "lib/a.test.ts › one breaks\n    expected 1\n    to be 2",
      "lib/b.test.ts\n    no such import",
    ]);
  });

  it("names the flows that failed and those that passed at the second try, with the mode each ran in", () => {
    const flow = (status: string, message: string) => ({ projectName: "phone", status, results: [{ error: { message } }, {}] });
    const specs = [{ title: "moves a customer", file: "move.spec.ts", tests: [flow("expected", ""), flow("flaky", "late"), flow("unexpected", "gone")] }];
    expect(failedFlows({ suites: [{ suites: [{ specs }] }] })).toEqual([
      "at the second try: [phone] move.spec.ts › moves a customer\n    late",
      "[phone] move.spec.ts › moves a customer\n    gone",
    ]);
  });
});
