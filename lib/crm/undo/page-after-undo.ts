import type { Database } from "../../db/client";

/** The page of one record: whether the record is there, and the page above it. */
interface RecordPage {
  path: RegExp;
  isThere: (db: Database, ids: number[]) => Promise<boolean>;
  above: (ids: number[]) => string;
}

const live = { deletedByOperation: null };
const settings = "/settings/crm";

/** The pages that an undo may take the record of away from: what it undoes made that record, or brought it there. */
const recordPages: RecordPage[] = [
  {
    path: /^\/customers\/(\d+)\/contacts\/(\d+)(?=\/|$)/,
    isThere: async (db, [customerId, contactId]) => (await db.contactLink.count({ where: { ...live, customerId, contactId, contact: live } })) > 0,
    above: ([customerId]) => `/customers/${customerId}/contacts`,
  },
  {
    path: /^\/customers\/(\d+)(?=\/|$)/,
    isThere: async (db, [id]) => (await db.customer.count({ where: { ...live, id } })) > 0,
    above: () => "/customers",
  },
  {
    path: /^\/opportunities\/(\d+)(?=\/|$)/,
    isThere: async (db, [id]) => (await db.opportunity.count({ where: { ...live, id } })) > 0,
    above: () => "/opportunities",
  },
  {
    path: new RegExp(`^${settings}/groups/(\\d+)(?=/|$)`),
    isThere: async (db, [id]) => (await db.group.count({ where: { ...live, id } })) > 0,
    above: () => `${settings}/groups`,
  },
  {
    path: new RegExp(`^${settings}/industries/(\\d+)(?=/|$)`),
    isThere: async (db, [id]) => (await db.industry.count({ where: { ...live, id } })) > 0,
    above: () => `${settings}/industries`,
  },
];

/**
 * Where «Angre» leads back to: the page it was pressed on, or, where the undo took that page's record away (a customer
 * just made, a contact just moved here), the nearest page above that is still there.
 *
 * @param address A path of this app with its query, which is the page's own and goes with it.
 */
export async function pageAfterUndo(db: Database, address: string): Promise<string> {
  for (const { path, isThere, above } of recordPages) {
    const found = path.exec(address.split("?")[0] ?? "");
    if (!found) continue;
    const ids = found.slice(1).map(Number);
    if (ids.every((id) => id <= 2_147_483_647) && (await isThere(db, ids))) continue;
    address = above(ids);
  }
  return address;
}
