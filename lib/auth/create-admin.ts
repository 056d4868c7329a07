import { execute } from "../command";
import { connectDatabase } from "../db/client";
import { systemActor } from "../permissions";
import { textsIn } from "../i18n/texts";
import { createUser } from "../crm/users/create-user";

/**
 * Makes an admin from the command line: a real firm's first, or another one. The firm itself is made along
 * when there is none yet. Answers a sentence where it can't be done.
 */
export async function createAdmin({
  databaseUrl,
  firmName,
  name,
  email,
  password,
}: {
  databaseUrl: string;
  firmName?: string;
  name: string;
  email: string;
  password: string;
}): Promise<{ ok: true } | { ok: false; message: string }> {
  const db = connectDatabase(databaseUrl, { connections: 1 });
  try {
    const raw = { name, email, password, role: "ADMIN", language: "nb", firmName };
    const outcome = await execute(createUser, raw, { db, actor: systemActor, via: "command line" });
    if (outcome.ok) return { ok: true };
    const message = Object.values(outcome.fieldErrors)[0] ?? outcome.formError ?? { key: "errors.invalid" };
    return { ok: false, message: textsIn("nb").message(message) };
  } finally {
    await db.$disconnect();
  }
}
