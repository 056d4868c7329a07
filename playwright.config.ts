import { readdirSync } from "node:fs";
import { defineConfig, type Project } from "@playwright/test";
import { type Browser, findBrowser } from "./scripts/test/browser";
import { e2eInstance } from "./lib/testing/e2e-instance";

// Workers read this file too, and need not look again.
process.env.E2E_BROWSER ??= JSON.stringify(await findBrowser());
const { executablePath, args, env } = JSON.parse(process.env.E2E_BROWSER) as Browser;
const worker = process.env.TEST_PARALLEL_INDEX;

/** Which tier's flows: of the quick one (npm test), of the long one alone, or, where nothing is said, all. */
const tier = process.env.FLOWS;

/** All but some. */
const flowsBut = (...names: string[]): string[] =>
  readdirSync("e2e")
    .flatMap((file) => /^(.*)\.spec\.ts$/.exec(file)?.[1] ?? [])
    .filter((name) => !names.includes(name));

const desktop = { viewport: { width: 1280, height: 800 } };

/** The flows of one mode, by file: all but those it never runs; the quick tier leaves some to the long one (docs/decisions/0008). */
function mode(name: string, use: Project["use"], { never = [], long }: { never?: string[]; long: string[] }): Project {
  const files = (names: string[]): string[] => names.map((file) => `**/${file}.spec.ts`);
  return { name, use, testIgnore: files(tier === "quick" ? [...never, ...long] : never), ...(tier === "long" ? { testMatch: files(long) } : {}) };
}

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./scripts/test/e2e-setup.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  // docs/decisions/0007: on a busy machine a browser may be late; what fails twice is broken.
  retries: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: worker === undefined ? undefined : e2eInstance(Number(worker)).baseUrl,
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    // An element that does not come in this time never does: say so soon, not at the test's own end.
    actionTimeout: 10_000,
    // A trace takes a picture of the whole page at each step, of each test that passes too: `--trace on` for the one that is looked into.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
  },
  projects: [
    mode("scripts", desktop, { long: ["bad-input", "every-page", "permissions"] }),
    mode("no-scripts", { ...desktop, javaScriptEnabled: false }, { never: ["value-lists-each"], long: ["every-page"] }),
    mode(
      "phone",
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      {
        never: ["value-lists-each", "permissions", "bad-input"],
        long: flowsBut("change-many", "customer-card", "customer-order", "duplicates", "every-page", "from-group-to-report", "restore-choices", "shell"),
      },
    ),
  ],
});
