import NextAuth from "next-auth";

import { nextAuthOptions } from "@/lib/auth/next-auth-options";

// Its own types say `any`.
const handler = NextAuth(nextAuthOptions) as (request: Request, context: unknown) => Promise<Response>;

export { handler as GET, handler as POST };
