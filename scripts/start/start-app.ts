import { endRunningActs, runningActs } from "../../lib/jobs/running-acts";
import { createAppServer } from "../../server/app-server";
import { type DatabaseWatch, watchDatabase } from "../../server/database-watch";
import { captureConsole, log } from "../../server/log";
import { type AppHandler, nextHandler } from "../../server/next-handler";
import { isLoopbackName } from "../../server/site";
import { buildIfNeeded } from "../build/build-if-needed";
import { isBundled } from "../build/bundled";
import { beginJobsLater } from "./background-jobs";
import { listen } from "./listen";
import { openData } from "./start-database";
import type { Settings } from "./settings";
import { ShutDown } from "./shut-down";
import { warmUp } from "./warm-up";

/** Starts everything, prints the address, and serves until a signal comes. */
export async function startApp(settings: Settings): Promise<void> {
  const shutDown = new ShutDown();
  try {
    await serve(settings, shutDown);
  } catch (error) {
    await shutDown.all();
    if (!shutDown.signalled) throw error;
  }
}

async function serve(settings: Settings, shutDown: ShutDown): Promise<void> {
  const data = openData(settings);
  shutDown.add(data.release);
  let handler: AppHandler | undefined;
  let watch: DatabaseWatch | undefined;
  const server = createAppServer({
    site: { configured: settings.configuredUrl, loopbackOnly: isLoopbackName(settings.hostname), trustedProxies: settings.trustedProxies },
    handler: () => handler,
    databaseAway: () => watch?.isAway() ?? true,
    // A file of the register: 20 MiB, and what a form puts round it.
    bodyLimits: [{ path: /^\/settings\/(?:import|register)\/?$/, bytes: 24 * 1024 * 1024 }],
    onError: (error, req) => log.error({ err: error, method: req.method, url: req.url }, "request failed"),
  });
  // Before the slow parts, so that a taken port is told at once.
  const port = await listen(server, settings);
  shutDown.add(() => closeServer(server));
  const own = `http://${reachable(settings.hostname)}:${port}`;
  const address = settings.configuredUrl?.origin ?? own;

  const { nextAuthSecret, serverActionsKey } = data.secrets;
  if (!isBundled) await buildIfNeeded({ serverActionsKey, shutDown });
  // Next is loaded while PostgreSQL comes up in processes of its own.
  const starting = data.start(shutDown);
  starting.catch(() => undefined); // Awaited below; a failure before that must not end the process.
  Object.assign(process.env, {
    NEXTAUTH_URL: settings.configuredUrl?.href ?? own,
    NEXTAUTH_SECRET: nextAuthSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: serverActionsKey,
  });
  captureConsole();
  const [next, { appUrl, loading, filled }] = await Promise.all([nextHandler({ hostname: settings.hostname, port, origin: own }), starting]);
  process.env.DATABASE_URL = appUrl;
  const watching = (watch = watchDatabase(appUrl));
  shutDown.add(() => watching.stop());
  await watching.ready;
  if (loading) void warmUp(next, shutDown);
  const { hasEmployees } = await filled;
  runningActs().onError = (error) => log.error({ err: error }, "job failed");
  shutDown.add(() => endRunningActs());
  const jobs = beginJobsLater(appUrl);
  shutDown.add(() => jobs.stop());
  handler = next;
  data.publishAddress(address);
  if (!hasEmployees) process.stdout.write("Ingen kan logge inn ennå. Lag den første administratoren: npm run create-admin\n");
  process.stdout.write(`Klar: ${address}\n`);
}

/** Where this process reaches itself: an address for «all» is none to call. */
function reachable(hostname: string): string {
  if (hostname === "0.0.0.0" || hostname === "::") return "127.0.0.1";
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}

function closeServer(server: ReturnType<typeof createAppServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Whoever is still being answered after this gets cut off.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}
