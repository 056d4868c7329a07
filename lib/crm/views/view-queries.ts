import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Actor } from "../../permissions";
import { mayEditView, type ViewAccess } from "./view-rules";

export interface CustomerView extends ViewAccess {
  id: number;
  name: string;
  ownerName: string;
  state: string;
  /** Whether the reader opens the list with it. */
  opened: boolean;
}

/**
 * The views that a person sees, as one value of JSON: her own first, then those that others share, each in Norwegian
 * order; of nobody, none. Indexes: customer_view_name_unique, customer_view_shared_name_unique.
 */
export const seenViews = (person: number | null): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'owner', v.owner_id, 'ownerName', o.name, 'shared', v.shared, 'state', v.state,
            'opened', v.id IS NOT DISTINCT FROM e.default_view_id) ORDER BY v.owner_id = e.id DESC, v.name COLLATE "nb-NO-x-icu", v.id), '[]')
   FROM employee e JOIN customer_view v ON v.deleted_by_operation IS NULL AND (v.owner_id = e.id OR v.shared) JOIN employee o ON o.id = v.owner_id
   WHERE e.id = ${person}::int)`;

/** The views that a person sees. */
export async function listViews(db: Database, actor: Actor): Promise<CustomerView[]> {
  const [{ views }] = await db.$queryRaw<[{ views: CustomerView[] }]>`SELECT ${seenViews(actor.id)} AS views`;
  return views;
}

/** A view that a person may edit, and how many others open the list with it; null when there is none of that id for her. */
export async function findViewToEdit(db: Database, actor: Actor, id: number): Promise<(CustomerView & { openedBy: number }) | null> {
  const view = (await listViews(db, actor)).find((one) => one.id === id);
  if (!view || !mayEditView(actor, view)) return null;
  return { ...view, openedBy: await countOpenedBy(db, view) };
}

/** How many people open the list with a view, beside its owner; nobody else does with one that isn't shared. */
export const countOpenedBy = async (db: Transaction, { id, owner, shared }: { id: number } & ViewAccess): Promise<number> =>
  shared ? db.employee.count({ where: { defaultViewId: id, id: { not: owner }, active: true } }) : 0;
