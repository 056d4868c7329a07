import { spawn } from "node:child_process";
import { runProgram } from "../build/run-program";
import type { Settings } from "./settings";
import { ShutDown } from "./shut-down";
import { openData } from "./start-database";

/** Next's own development server on the app's database. Without the server in front: no policy, no refusals. */
export async function startDevelopment(settings: Settings): Promise<void> {
  const shutDown = new ShutDown();
  try {
    const data = openData(settings);
    shutDown.add(data.release);
    const { code, output } = await runProgram("node_modules/prisma/build/index.js", ["generate"], { env: {}, shutDown });
    if (code !== 0) throw new Error(output);
    const { appUrl, filled } = await data.start(shutDown);
    await filled;
    const address = `http://127.0.0.1:${settings.port}`;
    const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "dev", "--hostname", settings.hostname, "--port", String(settings.port)], {
      stdio: "inherit",
      env: {
        ...process.env,
        NODE_ENV: "development",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: appUrl,
        NEXTAUTH_URL: settings.configuredUrl?.href ?? address,
        NEXTAUTH_SECRET: data.secrets.nextAuthSecret,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: data.secrets.serverActionsKey,
      },
    });
    shutDown.add(() => void next.kill());
    data.publishAddress(address);
    await new Promise((resolve) => next.on("exit", resolve));
    await shutDown.all();
  } catch (error) {
    await shutDown.all();
    if (!shutDown.signalled) throw error;
  }
}
