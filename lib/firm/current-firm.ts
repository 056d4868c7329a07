import { cache } from "react";

import { currentSession } from "../auth/current-session";
import { database } from "../db/client";

/** The firm of this installation, out of the session where there is one; before it has a firm, the product's own name. */
export const currentFirm = cache(async (): Promise<{ name: string; isDemo: boolean }> => {
  const session = await currentSession();
  if (session) return session.firm;
  const firm = await database().firm.findUnique({ where: { id: 1 }, select: { name: true, isDemo: true } });
  return firm ?? { name: "CRM", isDemo: false };
});
