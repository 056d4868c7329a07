import type { Run } from "../../command";
import { NotFound, refuse } from "../../refusal";
import { mayEditView, maySeeView, type ViewAccess } from "./view-rules";

interface LockedView extends ViewAccess {
  id: number;
  name: string;
  state: string;
}

/** Locks a view against everybody else who changes it; one that the actor doesn't see is as one that does not exist. */
export async function lockView({ tx, actor }: Pick<Run<unknown>, "tx" | "actor">, id: number): Promise<LockedView> {
  const [view] = await tx.$queryRaw<LockedView[]>`
    SELECT id, owner_id AS owner, name, shared, state FROM customer_view WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
  if (!view || !maySeeView(actor, view)) throw new NotFound("customerView");
  return view;
}

/** The same, refused to who may not edit it. */
export async function lockViewToEdit(run: Pick<Run<unknown>, "tx" | "actor">, id: number): Promise<LockedView> {
  const view = await lockView(run, id);
  if (!mayEditView(run.actor, view)) throw refuse("errors.notPermitted");
  return view;
}
