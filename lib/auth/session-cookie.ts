import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";

import { sessionSeconds } from "./start-session";

const https = (): boolean => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** The cookie's name is next-auth's own, so that its handler and ours read the same one. */
export const cookieName = (): string => (https() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/** Gives the browser a token that holds nothing but the session's id, encrypted. */
export async function setSessionCookie({ sessionId, employeeId }: { sessionId: string; employeeId: number }): Promise<void> {
  const token = await encode({ token: { sub: String(employeeId), sid: sessionId }, secret: secret(), maxAge: sessionSeconds });
  (await cookies()).set(cookieName(), token, { httpOnly: true, sameSite: "lax", secure: https(), path: "/", maxAge: sessionSeconds });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName(), "", { httpOnly: true, sameSite: "lax", secure: https(), path: "/", maxAge: 0 });
}

/** The session's id out of the request's cookie; null when there is none, or it was not made here. */
export async function readSessionId(): Promise<string | null> {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: secret() });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null; // tampered with, expired, or of another installation: nobody is signed in
  }
}

function secret(): string {
  if (!process.env.NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set; the start script sets it");
  return process.env.NEXTAUTH_SECRET;
}
