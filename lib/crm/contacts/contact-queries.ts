import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, keyRead, type PageKey } from "../../page-by-key";
import { ended } from "./ended";

export interface ContactRow {
  id: number;
  name: string;
  email: string;
  phone: string;
  role: string | null;
  isPrimary: boolean;
  ended: boolean;
  /** The last day, as YYYY-MM-DD, where one is set. */
  until: string | null;
  /** Names of the categories that show on contacts, in Norwegian order. */
  categories: string[];
}

/** A customer's contacts: current ones first (the primary one on top), then those who left; in Norwegian order. */
export const listContacts = (db: Database, customerId: number, language: "nb" | "en"): Promise<ContactRow[]> =>
  db.$queryRaw<ContactRow[]>`${contactRows(customerId, language)} ORDER BY ${Prisma.join(order, ", ")}`;

interface ContactPage {
  rows: ContactRow[];
  hasPrevious: boolean;
  hasNext: boolean;
}

export const contactsPerPage = 50;

/** One page of them, in that order. */
export async function pageOfContacts(db: Database, customerId: number, language: "nb" | "en", page: PageKey): Promise<ContactPage> {
  const { at, backwards } = keyRead(page);
  const [keys, way] = [Prisma.join(order, ", "), Prisma.raw(backwards ? "DESC" : "ASC")];
  const from =
    at === null
      ? Prisma.empty
      : Prisma.sql`AND (${keys}) ${Prisma.raw(backwards ? "<" : ">")} (SELECT ${keys} FROM ${places(customerId)} AND p.id = ${at} LIMIT 1)`;
  const sorted = Prisma.join(
    order.map((each) => Prisma.sql`${each} ${way}`),
    ", ",
  );
  const rows = await db.$queryRaw<ContactRow[]>`${contactRows(customerId, language)} ${from} ORDER BY ${sorted} LIMIT ${contactsPerPage + 1}`;
  return cutPage(rows, contactsPerPage, page);
}

const isPrimary = Prisma.sql`(l.is_primary AND NOT ${ended})`;
const order = [ended, Prisma.sql`NOT ${isPrimary}`, Prisma.sql`p.name COLLATE "nb-NO-x-icu"`, Prisma.sql`p.id`];

const places = (customerId: number): Prisma.Sql => Prisma.sql`
  contact_link l JOIN contact p ON p.id = l.contact_id LEFT JOIN contact_role r ON r.id = l.role_id
  WHERE l.customer_id = ${customerId} AND l.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL`;

const contactRows = (customerId: number, language: "nb" | "en"): Prisma.Sql => Prisma.sql`
  SELECT p.id, p.name, coalesce(nullif(l.work_email, ''), p.email) AS email, coalesce(nullif(l.work_phone, ''), p.phone) AS phone,
         CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END AS role,
         ${isPrimary} AS "isPrimary", ${ended} AS ended, (upper(l.period) - 1)::text AS until,
         ARRAY(SELECT g.name FROM contact_category k JOIN category g ON g.id = k.category_id
               WHERE k.contact_id = p.id AND g.show_on_contact AND g.deleted_by_operation IS NULL
               ORDER BY g.name COLLATE "nb-NO-x-icu") AS categories
  FROM ${places(customerId)}`;

export interface ContactCard {
  id: number;
  name: string;
  email: string;
  phone: string;
  /** Every customer the person is or was a contact at, this one too. */
  places: { customerId: number; customer: string; role: string | null; ended: boolean }[];
}

/** One contact as seen at a customer; null when the person is not (or never was) a contact there. */
export async function findContact(db: Database, customerId: number, contactId: number, language: "nb" | "en"): Promise<ContactCard | null> {
  const [contact] = await db.$queryRaw<Omit<ContactCard, "places">[]>`
    SELECT p.id, p.name, p.email, p.phone FROM contact p
    WHERE p.id = ${contactId} AND p.deleted_by_operation IS NULL
      AND EXISTS (SELECT 1 FROM contact_link l JOIN customer c ON c.id = l.customer_id
                  WHERE l.contact_id = p.id AND l.customer_id = ${customerId} AND l.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL)`;
  if (!contact) return null;
  const places = await db.$queryRaw<ContactCard["places"]>`
    SELECT c.id AS "customerId", c.name AS customer, CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END AS role,
           ${ended} AS ended
    FROM contact_link l JOIN customer c ON c.id = l.customer_id LEFT JOIN contact_role r ON r.id = l.role_id
    WHERE l.contact_id = ${contactId} AND l.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL
    ORDER BY ended, c.name COLLATE "nb-NO-x-icu", c.id`;
  return { ...contact, places };
}

/** The roles that can be chosen for a contact, in the list's own order, and the one that is chosen now, though it be switched off. */
export const listRoles = (db: Database, language: "nb" | "en", chosen: number | null = null): Promise<{ id: number; name: string }[]> => db.$queryRaw<
  { id: number; name: string }[]
>`
  SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name
  FROM contact_role WHERE (active AND deleted_by_operation IS NULL) OR id = ${chosen}::int ORDER BY position, id`;
