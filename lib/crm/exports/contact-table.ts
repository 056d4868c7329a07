import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { SheetCell } from "../../files/sheet";
import { type Locale, textsIn } from "../../i18n/texts";
import { standsAmongMany, standsByItsPlaces } from "../contact-gone";
import { ended } from "../contacts/ended";
import { byId, type ExportTable, namesCell, textCell, yesOrNo } from "./export-table";

interface ExportedContact {
  id: number;
  name: string;
  email: string;
  phone: string;
  /** Those that show on contacts. */
  categories: string[];
  /** Past places too. */
  places: ContactPlace[];
}

interface ContactPlace {
  customer: string;
  organizationNumber: string | null;
  role: string | null;
  workEmail: string;
  workPhone: string;
  from: string;
  until: string | null;
  isPrimary: boolean;
}

/** Each contact once for each customer where he or she has a place, now or before; one who has none once. */
export async function contactTable(db: Database, language: Locale): Promise<ExportTable> {
  const t = textsIn(language);
  const heads = ["name", "email", "phone", "categories", "customer", "organizationNumber", "role", "workEmail", "workPhone", "from", "until", "isPrimary"];
  const pieces = byId(
    heads.map((head) => t(`exports.contacts.${head}`)),
    (after, most) => readContacts(db, { language, after, most }),
    (contact) => rowsOf(contact, (yes) => yesOrNo(t, yes)),
  );
  return { rows: await countContactRows(db), pieces };
}

function rowsOf({ name, email, phone, categories, places }: ExportedContact, said: (yes: boolean) => SheetCell): SheetCell[][] {
  const person = [textCell(name), textCell(email), textCell(phone), namesCell(categories)];
  if (places.length === 0) return [[...person, ...Array<SheetCell>(8).fill(null)]];
  return places.map((place) => [
    ...person,
    ...[place.customer, place.organizationNumber, place.role, place.workEmail, place.workPhone, place.from, place.until].map(textCell),
    said(place.isPrimary),
  ]);
}

const place = Prisma.sql`contact_link l JOIN customer u ON u.id = l.customer_id AND u.deleted_by_operation IS NULL`;
const placeOfContact = Prisma.sql`l.contact_id = c.id AND l.deleted_by_operation IS NULL`;

/** How many rows the table has, counted no further than one beyond the limit where one is given. */
export async function countContactRows(db: Database, limit: number | null = null): Promise<number> {
  const [{ rows }] = await db.$queryRaw<[{ rows: number }]>`
    SELECT count(*)::int AS rows FROM (
      SELECT 1 FROM contact c LEFT JOIN (${place}) ON ${placeOfContact} WHERE ${standsAmongMany} LIMIT ${limit === null ? null : limit + 1}::int
    ) x`;
  return rows;
}

async function readContacts(db: Database, { language, after, most }: { language: Locale; after: number; most: number }): Promise<ExportedContact[]> {
  const [{ contacts }] = await db.$queryRaw<[{ contacts: ExportedContact[] }]>`
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone,
      'categories', ARRAY(SELECT g.name FROM contact_category k JOIN category g ON g.id = k.category_id AND g.show_on_contact AND g.deleted_by_operation IS NULL
                          WHERE k.contact_id = c.id ORDER BY g.name COLLATE "nb-NO-x-icu"),
      'places', (SELECT coalesce(json_agg(json_build_object('customer', u.name, 'organizationNumber', u.organization_number,
                          'role', CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END, 'workEmail', l.work_email, 'workPhone', l.work_phone,
                          'from', lower(l.period), 'until', upper(l.period) - 1, 'isPrimary', l.is_primary AND NOT ${ended}) ORDER BY l.period, l.id), '[]')
                 FROM ${place} LEFT JOIN contact_role r ON r.id = l.role_id WHERE ${placeOfContact})) ORDER BY c.id), '[]') AS contacts
    FROM (SELECT c.id, c.name, c.email, c.phone FROM contact c WHERE c.id > ${after} AND ${standsByItsPlaces} ORDER BY c.id LIMIT ${most}) AS c`;
  return contacts;
}
