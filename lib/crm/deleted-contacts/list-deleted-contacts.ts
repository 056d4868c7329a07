import { countLimit } from "../../count-limit";
import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, keyRead, type PageKey } from "../../page-by-key";
import type { Actor } from "../../permissions";
import { comesBack } from "./comes-back";
import { deletedContacts } from "./deleted-contacts";

export interface DeletedContact {
  id: number;
  name: string;
  email: string;
  phone: string;
  /** Where the person was a contact, in Norwegian order; deleted customers too. */
  customers: string[];
  deletedAt: Date;
  /** null: the app itself. */
  deletedBy: string | null;
}

export interface DeletedContactsPage {
  contacts: DeletedContact[];
  /** How many the words find, and how many there are; each exact up to 10,000, and 10,001 means more. */
  found: number;
  total: number;
  hasPrevious: boolean;
  hasNext: boolean;
}

const perPage = 50;

/** A page of the deleted contacts that somebody may restore, those deleted last first. Index: contact_deleted_latest. */
export async function listDeletedContacts(db: Database, actor: Actor, words: string, page: PageKey): Promise<DeletedContactsPage> {
  const where = deletedContacts(actor, { words });
  const { at, backwards } = keyRead(page);
  const key =
    at === null
      ? Prisma.empty
      : Prisma.sql`AND (p.deleted_by_operation, p.id) ${Prisma.raw(backwards ? ">" : "<")} (SELECT k.deleted_by_operation, k.id FROM contact k WHERE k.id = ${at})`;
  const order = Prisma.raw(backwards ? "ASC" : "DESC");
  const rows = await db.$queryRaw<DeletedContact[]>`
    ${selectDeleted} WHERE ${where} ${key} ORDER BY p.deleted_by_operation ${order}, p.id ${order} LIMIT ${perPage + 1}`;
  const total = await count(db, deletedContacts(actor, { words: "" }));
  const found = words === "" ? total : await count(db, where);
  const { rows: contacts, ...ways } = cutPage(rows, perPage, page);
  return { contacts, found, total, ...ways };
}

/** How many deleted contacts somebody may restore, exact up to 10,000; 10,001 means more. */
export const countDeletedContacts = (db: Database, actor: Actor): Promise<number> => count(db, deletedContacts(actor, { words: "" }));

/** One deleted contact; null where there is none, or none that somebody may restore. */
export async function findDeletedContact(db: Database, actor: Actor, id: number): Promise<DeletedContact | null> {
  const [contact] = await db.$queryRaw<DeletedContact[]>`${selectDeleted} WHERE ${deletedContacts(actor, { ids: [id] })}`;
  return contact ?? null;
}

async function count(db: Database, where: Prisma.Sql): Promise<number> {
  const [{ contacts }] = await db.$queryRaw<[{ contacts: number }]>`
    SELECT count(*)::int AS contacts FROM (SELECT 1 FROM contact p WHERE ${where} LIMIT ${countLimit + 1}) x`;
  return contacts;
}

const selectDeleted = Prisma.sql`
  SELECT p.id, p.name, p.email, p.phone, o.at AS "deletedAt", e.name AS "deletedBy",
         ARRAY(SELECT c.name FROM customer c
               WHERE c.id IN (SELECT l.customer_id FROM contact_link l WHERE l.contact_id = p.id AND ${comesBack})
               ORDER BY c.name COLLATE "nb-NO-x-icu", c.id) AS customers
  FROM contact p JOIN operation o ON o.id = p.deleted_by_operation LEFT JOIN employee e ON e.id = o.actor_id`;
