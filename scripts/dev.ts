import { startDevelopment } from "./start/start-development";
import { readSettings } from "./start/settings";
import { runScript } from "./run-script";

/** npm run dev [-- --empty]: the database and the demo firm of npm start, under Next's development server. */
runScript(() => startDevelopment(readSettings(process.env, process.argv.slice(2))));
