import type { Database, Transaction } from "../../db/client";
import { draftLives } from "./import-draft";

/** Takes away the files whose day of waiting for their import is over. */
export async function forgetOldDrafts(db: Database | Transaction, now: Date): Promise<void> {
  await db.importDraft.deleteMany({ where: { keptAt: { lt: new Date(now.getTime() - draftLives) } } });
}
