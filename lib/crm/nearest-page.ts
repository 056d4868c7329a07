import type { Database } from "../db/client";
import { findMergedInto } from "./duplicates/merge-queries";

/** The page of one record: whether the record is there, and the page above it. */
interface RecordPage {
  address: RegExp;
  isThere: (db: Database, ids: number[]) => Promise<boolean>;
  above: (ids: number[], db: Database) => string | Promise<string>;
}

const live = { deletedByOperation: null };
const deleted = { deletedByOperation: { not: null } };
const settings = "/settings/crm";

const page = (path: string): RegExp => new RegExp(`^${path.replaceAll("ID", "(\\d+)")}(?=[/?]|$)`);

/** The pages of what may be taken away meanwhile. Those under others stand first. */
const recordPages: RecordPage[] = [
  {
    address: page("/customers/ID/contacts/ID"),
    isThere: async (db, [customerId, contactId]) => (await db.contactLink.count({ where: { ...live, customerId, contactId, contact: live } })) > 0,
    above: ([customerId]) => `/customers/${customerId}/contacts`,
  },
  {
    // The one that is to be merged into the other stands in the query.
    address: /^\/customers\/(\d+)\/merge\?(?:.*&)?customer=(\d+)(?=&|$)/,
    isThere: async (db, [, id]) => (await db.customer.count({ where: { ...live, id } })) > 0,
    above: ([kept]) => `/customers/${kept}`,
  },
  {
    address: page("/customers/ID"),
    isThere: async (db, [id]) => (await db.customer.count({ where: { ...live, id } })) > 0,
    above: async ([id = 0], db) => {
      const into = isId(id) ? await findMergedInto(db, "customer", id) : null;
      return into === null ? "/customers" : `/customers/${into}`;
    },
  },
  {
    // With more in it the address says itself what the list shows.
    address: /^\/customers\?view=(\d+)$/,
    isThere: async (db, [id]) => (await db.customerView.count({ where: { ...live, id } })) > 0,
    above: () => "/customers",
  },
  {
    address: page("/customers/views/ID"),
    isThere: async (db, [id]) => (await db.customerView.count({ where: { ...live, id } })) > 0,
    above: () => "/customers/views",
  },
  {
    address: page("/opportunities/ID"),
    isThere: async (db, [id]) => (await db.opportunity.count({ where: { ...live, id } })) > 0,
    above: () => "/opportunities",
  },
  {
    address: page("/contacts/ID"),
    isThere: async (db, [id]) => (await db.contact.count({ where: { id } })) > 0,
    above: () => "/customers",
  },
  {
    address: page(`${settings}/groups/ID/members/ID`),
    isThere: async (db, [groupId, id]) => (await db.groupMember.count({ where: { groupId, id } })) > 0,
    above: ([groupId]) => `${settings}/groups/${groupId}`,
  },
  {
    address: page(`${settings}/groups/ID`),
    isThere: async (db, [id]) => (await db.group.count({ where: { ...live, id } })) > 0,
    above: () => `${settings}/groups`,
  },
  {
    address: page(`${settings}/industries/recode/ID`),
    isThere: async (db, [id]) => (await db.recoding.count({ where: { id } })) > 0,
    above: () => `${settings}/industries`,
  },
  {
    address: page(`${settings}/industries/ID`),
    isThere: async (db, [id]) => (await db.industry.count({ where: { ...live, id } })) > 0,
    above: () => `${settings}/industries`,
  },
  {
    address: page(`${settings}/categories/ID`),
    isThere: async (db, [id]) => (await db.category.count({ where: { ...live, id } })) > 0,
    above: () => `${settings}/categories`,
  },
  {
    address: page(`${settings}/roles/ID`),
    isThere: async (db, [id]) => (await db.contactRole.count({ where: { ...live, id } })) > 0,
    above: () => `${settings}/roles`,
  },
  {
    address: page(`${settings}/restore/contacts/ID`),
    isThere: async (db, [id]) => (await db.contact.count({ where: { ...deleted, id } })) > 0,
    above: () => `${settings}/restore/contacts`,
  },
  {
    address: page(`${settings}/restore/ID`),
    isThere: async (db, [id]) => (await db.customer.count({ where: { ...deleted, id } })) > 0,
    above: () => `${settings}/restore`,
  },
  {
    address: page("/settings/import/ID"),
    isThere: async (db, [id]) => (await db.importDraft.count({ where: { id } })) > 0,
    above: () => "/settings/import",
  },
];

/**
 * The page of an address, or, where its record is gone (deleted meanwhile, merged into another, taken away by the undo
 * that was pressed on it), the nearest page above that is still there.
 *
 * @param address A path of this app with its query, which is the page's own and goes with it.
 */
export async function nearestPage(db: Database, address: string): Promise<string> {
  for (const { address: pattern, isThere, above } of recordPages) {
    const found = pattern.exec(address);
    if (!found) continue;
    const ids = found.slice(1).map(Number);
    if (ids.every(isId) && (await isThere(db, ids))) continue;
    address = await above(ids, db);
  }
  return address;
}

const isId = (id: number): boolean => id <= 2_147_483_647;
