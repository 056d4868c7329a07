import { parseArgs } from "node:util";
import { createAdmin } from "../lib/auth/create-admin";
import { StartRefused } from "../lib/db/embedded/start-refused";
import { askForAdmin } from "./create-admin/ask-for-admin";
import { withDatabase } from "./create-admin/with-database";
import { runScript } from "./run-script";

/**
 * npm run create-admin [-- --firm NAME --name NAME --email ADDRESS]
 * Asks for what is not given. The password is asked for without showing it, or taken from
 * ADMIN_PASSWORD: what stands on a command line, others on the machine can read.
 */
runScript(async () => {
  const given = optionsGiven();
  await withDatabase(async ({ databaseUrl, hasFirm }) => {
    const admin = await askForAdmin({ ...given, password: process.env.ADMIN_PASSWORD }, { askForFirm: !hasFirm });
    const outcome = await createAdmin({ databaseUrl, ...admin });
    if (outcome.ok) process.stdout.write(`${admin.name} er administrator og kan logge inn med ${admin.email}.\n`);
    else process.stderr.write(`${outcome.message}\n`);
    process.exitCode = outcome.ok ? 0 : 1;
  });
});

function optionsGiven(): { firm?: string; name?: string; email?: string } {
  try {
    return parseArgs({ options: { firm: { type: "string" }, name: { type: "string" }, email: { type: "string" } } }).values;
  } catch {
    const usage = "npm run create-admin -- --firm … --name … --email …";
    throw new StartRefused(`Ukjent valg. Slik er det: ${usage}`, `Unknown option. It goes like this: ${usage}`);
  }
}
