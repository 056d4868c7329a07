import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** What Vitest's JSON reporter writes, as far as it is read here. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/** What Playwright's JSON reporter writes, as far as it is read here. */
export interface FlowReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: FlowSuite[];
}
interface FlowSuite {
  suites?: FlowSuite[];
  specs?: { title: string; file: string; tests: { projectName: string; status: string; results: { error?: { message?: string } }[] }[] }[];
}

/** The failed tests by file and name, each with the first lines of what it said: a long run is read from its end. */
export function failedTests({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    // A file that can't even be read has no test that could fail.
    if (status === "failed" && assertionResults.length === 0) return [told(file, message)];
    return assertionResults
      .filter((test) => test.status === "failed")
      .map(({ fullName, failureMessages }) => told(`${file} › ${fullName}`, failureMessages?.join("\n")));
  });
}

/** The flows that failed, and those that needed their second try (docs/decisions/0007), as {@link failedTests} names tests. */
export function failedFlows({ suites }: Pick<FlowReport, "suites">): string[] {
  return suites.flatMap(failedIn);
}

function failedIn({ suites = [], specs = [] }: FlowSuite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ projectName, status, results }) =>
        told(`${status === "flaky" ? "at the second try: " : ""}[${projectName}] ${file} › ${title}`, results.find(({ error }) => error)?.error?.message),
      ),
  );
  return [...own, ...suites.flatMap(failedIn)];
}

const mostLines = 12;

function told(what: string, message = ""): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [what, ...lines.slice(0, mostLines).map((line) => `    ${line.slice(0, 300)}`)].join("\n");
}
