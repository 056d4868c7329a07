import { redirect } from "next/navigation";
import { cache } from "react";

import { database } from "../db/client";
import { type Texts, textsIn } from "../i18n/texts";
import { noAccess } from "../page-refusal";
import { can, type Permission } from "../permissions";
import { requestPath } from "../request-path";
import { findSession, type Session } from "./find-session";
import { readSessionId } from "./session-cookie";

/** Who is signed in with this request, looked up once per request; null when nobody is. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const sessionId = await readSessionId();
  return sessionId ? findSession(database(), sessionId) : null;
});

export interface Reader extends Session {
  /** Everything the page says, in this person's language. */
  t: Texts;
}

/**
 * The lock of a page: the person who reads it. Who is not signed in is led to sign-in and back here; who may
 * not, gets the page that says so (403).
 */
export async function reader(permission: Permission): Promise<Reader> {
  const session = await currentSession();
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(await requestPath())}`);
  if (!can(session.actor, permission)) noAccess();
  return { ...session, t: textsIn(session.actor.language) };
}
