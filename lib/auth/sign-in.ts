import { execute } from "../command";
import type { Database } from "../db/client";
import type { Actor } from "../permissions";
import type { Message } from "../refusal";
import { isPassword } from "./password";
import { countFailure, forgetFailures, secondsToWait } from "./sign-in-limit";
import { startSession } from "./start-session";

export type SignedIn = { ok: true; sessionId: string; employeeId: number } | { ok: false; message: Message };

/**
 * Signs in by address and password, from a place (an IP address). The answer is the same for an address that
 * does not exist, a wrong password and a person who is switched off.
 */
export async function signIn(db: Database, { email, password, place }: { email: string; password: string; place: string }): Promise<SignedIn> {
  const attempt = { email, place };
  const wait = await secondsToWait(db, attempt);
  if (wait > 0) return { ok: false, message: { key: "signIn.errors.wait", values: { seconds: wait } } };
  const employee = await employeeByEmail(db, email);
  if (!(await isPassword(employee?.passwordHash ?? null, password)) || !employee) {
    await countFailure(db, attempt);
    return { ok: false, message: { key: "signIn.errors.wrong" } };
  }
  await forgetFailures(db, attempt);
  return begin(db, employee, "password");
}

/** Signs in as one of the demo firm's three persons; refused where there is no demo firm. */
export async function signInToDemo(db: Database, role: "ADMIN" | "SALES_MANAGER" | "EMPLOYEE"): Promise<SignedIn> {
  const firm = await db.firm.findUnique({ where: { id: 1 } });
  const employee = firm?.isDemo ? await db.employee.findFirst({ where: { role, active: true }, orderBy: { id: "asc" } }) : null;
  if (!employee) return { ok: false, message: { key: "signIn.errors.noDemo" } };
  return begin(db, employee, "demo");
}

async function begin(db: Database, employee: { id: number; name: string; role: Actor["role"]; language: string }, how: "password" | "demo"): Promise<SignedIn> {
  const actor: Actor = {
    id: employee.id,
    name: employee.name,
    role: employee.role,
    language: employee.language === "en" ? "en" : "nb",
    mayCreateCategories: false,
  };
  const outcome = await execute(startSession, { how }, { db, actor, via: "page" });
  if (!outcome.ok) return { ok: false, message: { key: "signIn.errors.wrong" } };
  return { ok: true, sessionId: outcome.value.sessionId, employeeId: employee.id };
}

/** Who has this address, among those switched on. Addresses with what no address has are nobody's. */
async function employeeByEmail(db: Database, email: string) {
  if (!email.isWellFormed() || email.includes("\0") || email.length > 320) return null;
  const [row] = await db.$queryRaw<{ id: number }[]>`SELECT id FROM employee WHERE email_key = name_key(${email}) AND active`;
  return row ? db.employee.findUnique({ where: { id: row.id } }) : null;
}
