import { defineConfig } from "@playwright/test";
import { type Browser, findBrowser } from "./scripts/test/browser";
import { e2eInstance } from "./lib/testing/e2e-instance";

// Workers read this file too, and need not look again.
process.env.E2E_BROWSER ??= JSON.stringify(await findBrowser());
const { executablePath, args, env } = JSON.parse(process.env.E2E_BROWSER) as Browser;
const worker = process.env.TEST_PARALLEL_INDEX;

const inFolders = (files: string[]): string[] => files.map((file) => `**/${file}`);

const desktop = { viewport: { width: 1280, height: 800 } };

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
    { name: "scripts", use: desktop },
    // docs/decisions/0008: lists of values are one code, and what a request is answered does not hang on the width of the screen it came from.
    { name: "no-scripts", testIgnore: inFolders(["value-lists-each.spec.ts"]), use: { ...desktop, javaScriptEnabled: false } },
    {
      name: "phone",
      testIgnore: inFolders(["value-lists-each.spec.ts", "permissions.spec.ts", "bad-input.spec.ts"]),
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
