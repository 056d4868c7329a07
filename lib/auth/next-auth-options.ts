import type { NextAuthOptions, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";

import { execute } from "../command";
import { database } from "../db/client";
import { endSession } from "./end-session";
import { cookieName } from "./session-cookie";
import { findSession } from "./find-session";
import { sessionSeconds } from "./start-session";
import { signIn } from "./sign-in";

declare module "next-auth/jwt" {
  interface JWT {
    /** The id of the row in the sessions table. */
    sid?: string;
  }
}
declare module "next-auth" {
  interface User {
    sid?: string;
  }
}

/**
 * next-auth's own handler (/api/auth/…), for clients that speak its protocol. The JWT holds the session's id
 * alone; a session that has ended in the table answers as none.
 */
export const nextAuthOptions: NextAuthOptions = {
  secret: process.env.NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: sessionSeconds },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  cookies: {
    sessionToken: { name: cookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure: cookieName().startsWith("__Secure-") } },
  },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials, request) {
        const place = String(request.headers?.["x-client-ip"] ?? "unknown");
        const result = await signIn(database(), { email: text(credentials?.email), password: text(credentials?.password).slice(0, 1000), place });
        return result.ok ? { id: String(result.employeeId), sid: result.sessionId } : null;
      },
    }),
  ],
  callbacks: {
    // Its types promise a user each time; there is one at sign-in alone.
    jwt: ({ token, user }: { token: JWT; user?: User }) => (user ? { sub: user.id, sid: user.sid } : token),
    async session({ session, token }) {
      const found = token.sid ? await findSession(database(), token.sid) : null;
      return found ? { ...session, user: { name: found.actor.name } } : { expires: new Date(0).toISOString() };
    },
  },
  events: {
    async signOut({ token }: { token?: JWT }) {
      if (token?.sid) await endOf(token.sid);
    },
  },
};

/** The types promise strings, but what is sent can be anything. */
const text = (sent: unknown): string => (typeof sent === "string" ? sent : "");

async function endOf(sessionId: string): Promise<void> {
  const session = await findSession(database(), sessionId);
  if (!session) return;
  await execute(endSession, { sessionId }, { db: database(), actor: session.actor, via: "api" });
}
