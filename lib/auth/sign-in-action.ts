import { headers } from "next/headers";

import { execute } from "../command";
import { database } from "../db/client";
import { localPath } from "../local-path";
import { plainFormAction } from "../plain-form-action";
import type { Message } from "../refusal";
import { currentSession } from "./current-session";
import { endSession } from "./end-session";
import { clearSessionCookie, setSessionCookie } from "./session-cookie";
import { type SignedIn, signIn, signInToDemo } from "./sign-in";

const demoRoles = { administrator: "ADMIN", "sales-manager": "SALES_MANAGER", employee: "EMPLOYEE" } as const;

/** The sign-in page's form: e-mail and password, or (`as`) one of the demo firm's buttons. */
export const signInAction = plainFormAction(async ({ fields }) => {
  const as = typeof fields.as === "string" && Object.hasOwn(demoRoles, fields.as) ? (fields.as as keyof typeof demoRoles) : null;
  const result = as ? await signInToDemo(database(), demoRoles[as]) : await byPassword(text(fields.email), text(fields.password));
  if (!result.ok) return { refused: refusedWith(result.message) };
  await setSessionCookie(result);
  return { to: localPath(fields.next, "/customers") };
});

/** Signs out: the session ends in the database, not just on this browser. */
export const signOutAction = plainFormAction(async () => {
  const session = await currentSession();
  if (session) await execute(endSession, { sessionId: session.id }, { db: database(), actor: session.actor, via: "page" });
  await clearSessionCookie();
  return { to: "/sign-in" };
});

async function byPassword(email: string, password: string): Promise<SignedIn> {
  if (email.trim() === "" || password === "") return { ok: false, message: { key: "signIn.errors.empty" } };
  if (password.length > 1000) return { ok: false, message: { key: "signIn.errors.wrong" } };
  return signIn(database(), { email, password, place: (await headers()).get("x-client-ip") ?? "unknown" });
}

const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");
const refusedWith = (message: Message) => ({ reason: "refused" as const, fieldErrors: {}, formError: message, conflicts: [], offer: {} });
