import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FullConfig } from "@playwright/test";
import { openDataFolder } from "../../lib/db/embedded/open-data-folder";
import { APP_ROLE, DATABASE, OWNER_ROLE } from "../../lib/db/embedded/roles";
import { scratchFolder, sweepAbandoned } from "../../lib/db/embedded/scratch-folder";
import { startEmbedded } from "../../lib/db/embedded/start-embedded";
import { deployMigrations, grantAppRole } from "../../lib/db/migrate";
import { publishE2eInstance } from "../../lib/testing/e2e-instance";
import { startRegisterStandIn } from "../../lib/testing/register-stand-in";
import { startTestApp } from "./test-app";
import { DemoLoader } from "../start/demo";
import { runSql } from "../start/run-sql";

/**
 * Before the flows: one PostgreSQL with the demo firm, and for each worker a copy of that database
 * with an app on it. Returns what stops and removes all of it.
 */
export default async function setUp(config: FullConfig): Promise<() => Promise<void>> {
  const folder = scratchFolder("e2e");
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const tearDown = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await sweepAbandoned(folder);
    const server = await startEmbedded(openDataFolder(folder), { scratch: true });
    undo.push(() => server.stop());
    await deployMigrations(server);
    await grantAppRole({ ownerUrl: server.ownerUrl, appRole: APP_ROLE });
    await new DemoLoader({ add: (step) => void undo.push(step) }).load(server.appUrl);
    const register = await startRegisterStandIn();
    undo.push(() => register.close());
    for (let worker = 0; worker < config.workers; worker++) {
      const name = `e2e_${worker}`;
      await runSql(server.superuserUrl, `create database ${name} template ${DATABASE} owner ${OWNER_ROLE}`);
      const [appUrl, ownerUrl] = [inDatabase(server.appUrl, name), inDatabase(server.ownerUrl, name)];
      const secret = randomBytes(32).toString("base64");
      const app = await startTestApp({
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        DATA_DIR: path.join(folder, `app-${worker}`),
        NEXTAUTH_SECRET: secret,
        // Never the register itself.
        REGISTER_URL: register.address,
        // Flows that make an act wait for a lock need not wait long for its job.
        JOB_AFTER_MS: "5000",
        // A test says which place (address) it comes from: failed sign-ins are counted by it.
        TRUST_PROXY: "1",
      });
      undo.push(async () => {
        await app.stop();
        mkdirSync(config.projects[0]?.outputDir ?? "test-results", { recursive: true });
        writeFileSync(path.join(config.projects[0]?.outputDir ?? "test-results", `app-${worker}.log`), app.output());
      });
      publishE2eInstance(worker, { baseUrl: app.address, appUrl, ownerUrl, secret, registerUrl: register.address });
    }
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
