import type { Database } from "../../db/client";
import type { Actor } from "../../permissions";
import { ended } from "../contacts/ended";
import { comesBack } from "./comes-back";
import { type DeletedContact, findDeletedContact } from "./list-deleted-contacts";

export interface DeletedPlace {
  id: number;
  customer: string;
  role: string | null;
  workEmail: string;
  workPhone: string;
  isPrimary: boolean;
  ended: boolean;
}

export interface DeletedContactCard extends DeletedContact {
  /** Names, in Norwegian order. */
  categories: string[];
  places: DeletedPlace[];
}

/** A deleted contact with everything of the person's, to be looked at; null where there is none that the reader may restore. */
export async function findDeletedContactCard(db: Database, actor: Actor, id: number, language: "nb" | "en"): Promise<DeletedContactCard | null> {
  const contact = await findDeletedContact(db, actor, id);
  if (!contact) return null;
  const places = await db.$queryRaw<DeletedPlace[]>`
    SELECT l.id, c.name AS customer, CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END AS role,
           l.work_email AS "workEmail", l.work_phone AS "workPhone", l.is_primary AND NOT ${ended} AS "isPrimary", ${ended} AS ended
    FROM contact p JOIN contact_link l ON l.contact_id = p.id JOIN customer c ON c.id = l.customer_id LEFT JOIN contact_role r ON r.id = l.role_id
    WHERE l.contact_id = ${id} AND ${comesBack}
    ORDER BY ended, c.name COLLATE "nb-NO-x-icu", l.id`;
  const [{ categories }] = await db.$queryRaw<[{ categories: string[] }]>`
    SELECT ARRAY(SELECT g.name FROM contact_category k JOIN category g ON g.id = k.category_id
                 WHERE k.contact_id = ${id} AND g.deleted_by_operation IS NULL ORDER BY g.name COLLATE "nb-NO-x-icu") AS categories`;
  return { ...contact, places, categories };
}
