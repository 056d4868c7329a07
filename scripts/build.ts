import { dataFolder } from "../lib/db/embedded/data-folder";
import { readSecrets } from "../lib/db/embedded/secrets";
import { buildIfNeeded } from "./build/build-if-needed";
import { runScript } from "./run-script";

/** npm run build: generates the database client and builds the app, whether or not anything changed. */
runScript(async () => {
  const kept = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? readSecrets(dataFolder())?.serverActionsKey;
  await buildIfNeeded({ serverActionsKey: kept, always: true });
});
