import { withMerged } from "../../change-log/with-merged";
import type { Database } from "../../db/client";
import { ended } from "../contacts/ended";

/** A contact as the law lets the person see it: everything the app keeps about the person, but for the change log. */
export interface PersonalData {
  id: number;
  name: string;
  email: string;
  phone: string;
  /** ISO; null: not deleted. */
  deletedAt: Date | null;
  /** What is kept of records of the same person that were merged into this one. */
  merged: Pick<PersonalData, "id" | "name" | "email" | "phone">[];
  places: PersonalPlace[];
  /** Names, those that are hidden or switched off too. */
  categories: string[];
  opportunities: PersonalOpportunity[];
}

export interface PersonalPlace {
  id: number;
  customerId: number;
  customer: string;
  customerDeleted: boolean;
  role: string | null;
  workEmail: string;
  workPhone: string;
  /** Both days included, as YYYY-MM-DD. */
  from: string;
  until: string | null;
  isPrimary: boolean;
  ended: boolean;
  /** Kept out of sight: deleted, or left behind by a merge. */
  removed: boolean;
}

export interface PersonalOpportunity {
  id: number;
  title: string;
  customer: string;
  status: "OPEN" | "WON" | "LOST";
  /** The day it was closed, or is expected to be. */
  day: string;
  /** Deleted, and kept out of sight. */
  removed: boolean;
}

/** Everything kept about one contact, deleted or not, and about those who were merged into the contact; null when there is none, or it was merged into another. */
export async function readPersonalData(db: Database, id: number, language: "nb" | "en"): Promise<PersonalData | null> {
  const [person] = await db.$queryRaw<Pick<PersonalData, "id" | "name" | "email" | "phone" | "deletedAt">[]>`
    SELECT p.id, p.name, p.email, p.phone, o.at AS "deletedAt" FROM contact p LEFT JOIN operation o ON o.id = p.deleted_by_operation
    WHERE p.id = ${id} AND NOT EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = p.id)`;
  if (!person) return null;
  const ids = await withMerged(db, "contact", [id]);
  const [merged, places, categories, opportunities] = await Promise.all([
    db.contact.findMany({
      where: { id: { in: ids.filter((one) => one !== id) } },
      select: { id: true, name: true, email: true, phone: true },
      orderBy: { id: "asc" },
    }),
    db.$queryRaw<PersonalPlace[]>`
      SELECT l.id, c.id AS "customerId", c.name AS customer, c.deleted_by_operation IS NOT NULL AS "customerDeleted",
             CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END AS role, l.work_email AS "workEmail", l.work_phone AS "workPhone",
             lower(l.period)::text AS "from", (upper(l.period) - 1)::text AS until, l.is_primary AS "isPrimary", ${ended} AS ended,
             l.deleted_by_operation IS NOT NULL OR EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = c.id) AS removed
      FROM contact_link l JOIN customer c ON c.id = l.customer_id LEFT JOIN contact_role r ON r.id = l.role_id
      WHERE l.contact_id = ANY(${ids}::int[]) ORDER BY removed, lower(l.period) DESC, l.id`,
    db.$queryRaw<{ name: string }[]>`
      SELECT g.name FROM category g WHERE g.id IN (SELECT k.category_id FROM contact_category k WHERE k.contact_id = ANY(${ids}::int[]))
      ORDER BY g.name COLLATE "nb-NO-x-icu", g.id`,
    db.$queryRaw<PersonalOpportunity[]>`
      SELECT o.id, o.title, c.name AS customer, o.status::text, coalesce(o.closed_on, o.expected_close)::text AS day,
             o.deleted_by_operation IS NOT NULL AS removed
      FROM opportunity o JOIN customer c ON c.id = o.customer_id
      WHERE o.contact_id = ANY(${ids}::int[]) ORDER BY removed, day DESC, o.id`,
  ]);
  return { ...person, merged, places, categories: categories.map(({ name }) => name), opportunities };
}
