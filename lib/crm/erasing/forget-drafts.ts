import { gunzipSync } from "node:zlib";

import type { Transaction } from "../../db/client";

/** Takes the files that wait for their import away where one of the organisation numbers stands in them: whoever sent one sends it again. */
export async function forgetDrafts(tx: Transaction, organizationNumbers: string[]): Promise<void> {
  if (organizationNumbers.length === 0) return;
  const drafts = await tx.importDraft.findMany({ select: { id: true, file: true } });
  const naming = drafts.flatMap(({ id, file }) => {
    const content = unpacked(gunzipSync(file));
    return organizationNumbers.some((number) => content.includes(number)) ? [id] : [];
  });
  if (naming.length > 0) await tx.importDraft.deleteMany({ where: { id: { in: naming } } });
}

/** A file may have been sent packed itself. */
const unpacked = (sent: Buffer): Buffer => (sent[0] === 0x1f && sent[1] === 0x8b ? gunzipSync(sent) : sent);
