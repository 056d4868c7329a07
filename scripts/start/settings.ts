import { hostname } from "node:os";
import { dataFolder } from "../../lib/db/embedded/data-folder";
import { isJobAfter } from "../../lib/jobs/job-after";
import type { OwnServer } from "./own-server";
import { StartRefused } from "../../lib/db/embedded/start-refused";

export type Settings = {
  folder: string;
  /** The first port to try, and whether it is the only one. */
  port: number;
  portIsGiven: boolean;
  /** The address to listen on: this machine alone unless HOSTNAME says otherwise. */
  hostname: string;
  /** A server of one's own: whom the app serves as, and who owns the schema. */
  ownServer: OwnServer | undefined;
  configuredUrl: URL | undefined;
  nextAuthSecret: string | undefined;
  serverActionsKey: string | undefined;
  trustedProxies: number;
  /** Whether an empty embedded database gets the demo firm. */
  demo: boolean;
};

/** Reads the environment and the arguments of npm start; refuses what can't be meant. */
export function readSettings(env: NodeJS.ProcessEnv, args: string[]): Settings {
  const unknown = args.find((arg) => arg !== "--empty");
  if (unknown) throw new StartRefused(`Ukjent valg: ${unknown}. Det eneste er --empty.`, `Unknown option: ${unknown}. The only one is --empty.`);
  const appUrl = env.DATABASE_URL || undefined;
  if (env.JOB_AFTER_MS && !isJobAfter(env.JOB_AFTER_MS)) {
    throw new StartRefused(
      `JOB_AFTER_MS må være et antall millisekunder fra 100 til 60000, ikke «${env.JOB_AFTER_MS}».`,
      `JOB_AFTER_MS must be a number of milliseconds from 100 to 60000, not "${env.JOB_AFTER_MS}".`,
    );
  }
  // Read by the app itself, at each look-up: what can't be meant is refused here.
  if (env.REGISTER_URL) url("REGISTER_URL", env.REGISTER_URL, "https://data.brreg.no/enhetsregisteret");
  return {
    folder: dataFolder(env),
    port: env.PORT ? port(env.PORT) : 3000,
    portIsGiven: Boolean(env.PORT),
    // Many shells and all containers set HOSTNAME to the machine's own name: nobody chose that.
    hostname: env.HOSTNAME && env.HOSTNAME !== hostname() ? env.HOSTNAME : "127.0.0.1",
    ownServer: appUrl ? { appUrl, ownerUrl: env.DATABASE_OWNER_URL || appUrl } : undefined,
    configuredUrl: env.NEXTAUTH_URL ? url("NEXTAUTH_URL", env.NEXTAUTH_URL, "https://crm.firma.no") : undefined,
    nextAuthSecret: env.NEXTAUTH_SECRET || undefined,
    serverActionsKey: env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || undefined,
    trustedProxies: proxies(env.TRUST_PROXY ?? ""),
    demo: !args.includes("--empty") && !appUrl,
  };
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new StartRefused(`PORT må være et tall fra 0 til 65535, ikke «${text}».`, `PORT must be a number from 0 to 65535, not "${text}".`);
}

function url(name: string, text: string, example: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new StartRefused(`${name} må være en hel adresse som ${example}, ikke «${text}».`, `${name} must be a whole address like ${example}, not "${text}".`);
}

function proxies(text: string): number {
  if (["", "0", "false", "no"].includes(text)) return 0;
  if (["true", "yes"].includes(text)) return 1;
  if (/^\d$/.test(text)) return Number(text);
  throw new StartRefused(`TRUST_PROXY må være et antall proxyer, ikke «${text}».`, `TRUST_PROXY must be a number of proxies, not "${text}".`);
}
