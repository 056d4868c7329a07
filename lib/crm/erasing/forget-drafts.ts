import { withMerged } from "../../change-log/with-merged";
import type { Transaction } from "../../db/client";
import { contentOf } from "../imports/import-draft";

/**
 * Takes the files that wait for their import away where the organisation number of one of the customers, or of one that was
 * merged into them, stands in them: whoever sent one sends it again. Before the numbers are erased.
 */
export async function forgetDrafts(tx: Transaction, customers: number[]): Promise<void> {
  const rows = await tx.customer.findMany({
    where: { id: { in: await withMerged(tx, "customer", customers) }, organizationNumber: { not: null } },
    select: { organizationNumber: true },
  });
  const numbers = new Set(rows.flatMap(({ organizationNumber }) => organizationNumber ?? []));
  if (numbers.size === 0) return;
  for (const { id } of await tx.importDraft.findMany({ select: { id: true } })) {
    const draft = await tx.importDraft.findUnique({ where: { id }, select: { file: true } });
    if (draft && (await names(draft.file, numbers))) await tx.importDraft.deleteMany({ where: { id } });
  }
}

/** Piece by piece, as it is unpacked: whoever else is served meanwhile need not wait for all of it. */
async function names(file: Uint8Array, numbers: Set<string>): Promise<boolean> {
  let rest = "";
  for await (const piece of await contentOf(file)) {
    const text = rest + (piece as Buffer).toString("latin1");
    for (const [number] of text.matchAll(/\d{9}/g)) if (numbers.has(number)) return true;
    rest = text.slice(-8);
  }
  return false;
}
