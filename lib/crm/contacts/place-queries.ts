import type { Database } from "../../db/client";
import { ended } from "./ended";

export interface Place {
  id: number;
  role: number | null;
  roleName: string | null;
  workEmail: string;
  workPhone: string;
  /** Both days included, as YYYY-MM-DD. */
  from: string;
  until: string | null;
  isPrimary: boolean;
  ended: boolean;
  /** Who is «Hovedkontakt» at the customer now, where that is another person. */
  primary: string | null;
  /** How many open opportunities the customer has with this contact. */
  open: number;
}

/** A person's place at a customer: where there were several, the one that is now, or was last. Null when there is none. */
export async function findPlace(db: Database, customerId: number, contactId: number, language: "nb" | "en"): Promise<Place | null> {
  const [place] = await db.$queryRaw<Place[]>`
    SELECT l.id, l.role_id AS role, CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END AS "roleName",
           l.work_email AS "workEmail", l.work_phone AS "workPhone", lower(l.period)::text AS "from", (upper(l.period) - 1)::text AS until,
           l.is_primary AND NOT ${ended} AS "isPrimary", ${ended} AS ended,
           (SELECT p.name FROM contact_link m JOIN contact p ON p.id = m.contact_id
            WHERE m.customer_id = l.customer_id AND m.id <> l.id AND m.is_primary AND upper_inf(m.period)
              AND m.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL LIMIT 1) AS primary,
           (SELECT count(*)::int FROM opportunity o WHERE o.customer_id = l.customer_id AND o.contact_id = l.contact_id
              AND o.status = 'OPEN' AND o.deleted_by_operation IS NULL) AS open
    FROM contact_link l JOIN contact p ON p.id = l.contact_id JOIN customer c ON c.id = l.customer_id LEFT JOIN contact_role r ON r.id = l.role_id
    WHERE l.customer_id = ${customerId} AND l.contact_id = ${contactId} AND l.deleted_by_operation IS NULL
      AND p.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL
    ORDER BY ended, l.period DESC LIMIT 1`;
  return place ?? null;
}
