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
  places: PersonalPlace[];
  /** Names, those that are hidden or switched off too. */
  categories: string[];
  opportunities: PersonalOpportunity[];
}

export interface PersonalPlace {
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
}

export interface PersonalOpportunity {
  id: number;
  title: string;
  customer: string;
  status: "OPEN" | "WON" | "LOST";
  /** The day it was closed, or is expected to be. */
  day: string;
}

/** Everything kept about one contact, deleted or not; null when there is none, or it was merged into another. */
export async function readPersonalData(db: Database, id: number, language: "nb" | "en"): Promise<PersonalData | null> {
  const [person] = await db.$queryRaw<Pick<PersonalData, "id" | "name" | "email" | "phone" | "deletedAt">[]>`
    SELECT p.id, p.name, p.email, p.phone, o.at AS "deletedAt" FROM contact p LEFT JOIN operation o ON o.id = p.deleted_by_operation
    WHERE p.id = ${id} AND NOT EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = p.id)`;
  if (!person) return null;
  const [places, categories, opportunities] = await Promise.all([
    db.$queryRaw<PersonalPlace[]>`
      SELECT c.id AS "customerId", c.name AS customer, c.deleted_by_operation IS NOT NULL AS "customerDeleted",
             CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END AS role, l.work_email AS "workEmail", l.work_phone AS "workPhone",
             lower(l.period)::text AS "from", (upper(l.period) - 1)::text AS until, l.is_primary AS "isPrimary", ${ended} AS ended
      FROM contact_link l JOIN customer c ON c.id = l.customer_id LEFT JOIN contact_role r ON r.id = l.role_id
      WHERE l.contact_id = ${id} AND l.deleted_by_operation IS NULL ORDER BY lower(l.period) DESC, l.id`,
    db.$queryRaw<{ name: string }[]>`
      SELECT g.name FROM contact_category k JOIN category g ON g.id = k.category_id WHERE k.contact_id = ${id} ORDER BY g.name COLLATE "nb-NO-x-icu", g.id`,
    db.$queryRaw<PersonalOpportunity[]>`
      SELECT o.id, o.title, c.name AS customer, o.status::text, coalesce(o.closed_on, o.expected_close)::text AS day
      FROM opportunity o JOIN customer c ON c.id = o.customer_id
      WHERE o.contact_id = ${id} AND o.deleted_by_operation IS NULL ORDER BY 5 DESC, o.id`,
  ]);
  return { ...person, places, categories: categories.map(({ name }) => name), opportunities };
}
