import type { Run } from "../../command";
import { refuse } from "../../refusal";
import { can } from "../../permissions";
import { mostViews } from "./view-fields";

/**
 * Refuses one more view of one's own, or one more that is shared, when there are as many as there may be. It waits for
 * whoever makes or shares one at the same time.
 */
export async function refuseTooMany({ tx, actor }: Pick<Run<unknown>, "tx" | "actor">, { owner, shared }: { owner: number; shared: boolean }): Promise<void> {
  if (shared && !can(actor, "views.share")) throw refuse("errors.notPermitted");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customer_view', 0))`;
  const views = await tx.customerView.count({ where: { deletedByOperation: null, shared, ...(!shared && { ownerId: owner }) } });
  if (views >= mostViews) throw refuse(shared ? "views.errors.tooManyShared" : "views.errors.tooMany", { most: mostViews });
}
