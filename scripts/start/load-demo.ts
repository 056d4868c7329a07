import { text } from "node:stream/consumers";
import { readExtract } from "../../lib/demo/fill-demo-customers";
import { loadDemoFirm } from "../../lib/demo/load-demo-firm";
import { runScript } from "../run-script";

/**
 * The start script's second process: fills the database whose address comes on the standard input,
 * once there is one. Until then it has had the time to load the import's code, and to read the file.
 */
runScript(async () => {
  const extract = readExtract();
  extract.catch(() => undefined); // Awaited when there is a database; a failure before that must not end the process.
  const databaseUrl = (await text(process.stdin)).trim();
  if (databaseUrl) await loadDemoFirm(databaseUrl, { extract });
});
