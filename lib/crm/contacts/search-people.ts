import type { Database } from "../../db/client";
import { notGone } from "../contact-gone";
import { ended } from "./ended";
import { hasWords } from "./has-words";

export interface FoundPerson {
  id: number;
  name: string;
  email: string;
  phone: string;
  /** The customers the person is a contact at now, in Norwegian order. */
  customers: { id: number; name: string; role: string | null }[];
  /** Is a contact of the customer that is searched for now. */
  here: boolean;
}

export const peoplePerSearch = 20;

/**
 * The people whose name, e-mail or telephone number has every word, in any part of it; in Norwegian order, one more than
 * are shown, to tell whether there are further ones. Index: contact_words_found.
 */
export async function searchPeople(db: Database, words: string, customerId: number, language: "nb" | "en"): Promise<FoundPerson[]> {
  const [has] = hasWords(words);
  if (!has) return [];
  return db.$queryRaw<FoundPerson[]>`
    SELECT p.id, p.name, p.email, p.phone,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name,
                       'role', CASE WHEN ${language} = 'en' THEN coalesce(r.en, r.nb) ELSE r.nb END) ORDER BY c.name COLLATE "nb-NO-x-icu", c.id)
            FROM contact_link l JOIN customer c ON c.id = l.customer_id LEFT JOIN contact_role r ON r.id = l.role_id
            WHERE l.contact_id = p.id AND l.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL AND NOT ${ended}), '[]') AS customers,
           EXISTS (SELECT 1 FROM contact_link l
                   WHERE l.contact_id = p.id AND l.customer_id = ${customerId} AND l.deleted_by_operation IS NULL AND NOT ${ended}) AS here
    FROM contact p WHERE p.deleted_by_operation IS NULL AND ${notGone} AND ${has}
    ORDER BY p.name COLLATE "nb-NO-x-icu", p.id LIMIT ${peoplePerSearch + 1}`;
}

/** One person to link to a customer; null when there is none. */
export async function findPerson(db: Database, id: number): Promise<{ id: number; name: string; email: string; phone: string } | null> {
  const [person] = await db.$queryRaw<{ id: number; name: string; email: string; phone: string }[]>`
    SELECT p.id, p.name, p.email, p.phone FROM contact p WHERE p.id = ${id} AND p.deleted_by_operation IS NULL AND ${notGone}`;
  return person ?? null;
}
