import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

export type AppHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * Next's request handler for the finished build in .next, without its own server. `origin` is where
 * this process itself is reached: Next asks itself for the page that an action redirects to.
 */
export async function nextHandler({ hostname, port, origin }: { hostname: string; port: number; origin: string }): Promise<AppHandler> {
  const dir = process.cwd();
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    __NEXT_PRIVATE_ORIGIN: origin,
    // The build has the whole configuration: next.config.ts need not be compiled anew at each start.
    __NEXT_PRIVATE_STANDALONE_CONFIG: builtConfig(dir),
  });
  // tsx turned them on for our own few files; for the whole build they cost 0.1 s and every error its time.
  process.setSourceMapsEnabled(false);
  const { default: next } = await import("next");
  const app = next({ dev: false, dir, hostname, port });
  const say = console.log;
  console.log = () => undefined; // It would tell how long its configuration took.
  await app.prepare().finally(() => (console.log = say));
  const handle = app.getRequestHandler();
  return handle;
}

function builtConfig(dir: string): string {
  const manifest = JSON.parse(readFileSync(path.join(dir, ".next", "required-server-files.json"), "utf8")) as { config: unknown };
  return JSON.stringify(manifest.config);
}
