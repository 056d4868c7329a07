import type { Database } from "../../db/client";
import type { Actor } from "../../permissions";
import { type ContactRow, listContacts } from "../contacts/contact-queries";
import { type CustomerCard, findCustomer } from "../customers/customer-queries";
import type { Status } from "../opportunities/opportunity-search";
import { type DeletedCustomer, findDeletedCustomer } from "./list-deleted-customers";

export interface DeletedOpportunity {
  id: number;
  title: string;
  status: Status;
  /** Øre. */
  amount: number;
}

export interface DeletedCard {
  deletion: DeletedCustomer;
  customer: CustomerCard;
  contacts: ContactRow[];
  opportunities: DeletedOpportunity[];
  /** Names in the reader's language. */
  categories: string[];
  origin: string | null;
  source: string | null;
  products: string[];
}

/** A deleted customer with everything of its, to be looked at; null where there is none that the reader may restore. */
export async function findDeletedCard(db: Database, actor: Actor, id: number, language: "nb" | "en"): Promise<DeletedCard | null> {
  const deletion = await findDeletedCustomer(db, actor, id);
  const customer = deletion && (await findCustomer(db, id, language, { deleted: true }));
  if (!customer) return null;
  const [contacts, opportunities, [named]] = await Promise.all([
    listContacts(db, id, language),
    db.$queryRaw<DeletedOpportunity[]>`
      SELECT o.id, o.title, o.status::text, o.amount::float8 AS amount FROM opportunity o
      WHERE o.customer_id = ${id} AND o.deleted_by_operation IS NULL ORDER BY o.expected_close DESC, o.id DESC LIMIT 200`,
    db.$queryRaw<[Pick<DeletedCard, "categories" | "origin" | "source" | "products">]>`
      SELECT ARRAY(SELECT g.name FROM customer_category k JOIN category g ON g.id = k.category_id
                   WHERE k.customer_id = ${id} AND g.deleted_by_operation IS NULL ORDER BY g.name COLLATE "nb-NO-x-icu") AS categories,
             (SELECT CASE WHEN ${language} = 'en' THEN coalesce(v.en, v.nb) ELSE v.nb END FROM customer_origin l JOIN origin v ON v.id = l.origin_id
              WHERE l.customer_id = ${id}) AS origin,
             (SELECT CASE WHEN ${language} = 'en' THEN coalesce(v.en, v.nb) ELSE v.nb END FROM customer_source l JOIN source v ON v.id = l.source_id
              WHERE l.customer_id = ${id}) AS source,
             ARRAY(SELECT CASE WHEN ${language} = 'en' THEN coalesce(v.en, v.nb) ELSE v.nb END FROM customer_product l JOIN product v ON v.id = l.product_id
                   WHERE l.customer_id = ${id} ORDER BY v.position) AS products`,
  ]);
  return { deletion, customer, contacts, opportunities, ...named };
}
