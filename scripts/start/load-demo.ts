import { text } from "node:stream/consumers";
import { loadDemoFirm } from "../../lib/demo/load-demo-firm";
import { runScript } from "../run-script";

/**
 * The start script's second process: fills the database whose address comes on the standard input,
 * once there is one. Until then it has had the time to load the import's code.
 */
runScript(async () => {
  const databaseUrl = (await text(process.stdin)).trim();
  if (databaseUrl) await loadDemoFirm(databaseUrl);
});
