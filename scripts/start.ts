import { startApp } from "./start/start-app";
import { readSettings } from "./start/settings";
import { runScript } from "./run-script";

/**
 * npm start [-- --empty]
 * PORT, HOSTNAME, DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL, NEXTAUTH_URL, NEXTAUTH_SECRET,
 * TRUST_PROXY and LOG_LEVEL are honoured; see settings.ts.
 */
runScript(() => startApp(readSettings(process.env, process.argv.slice(2))));
