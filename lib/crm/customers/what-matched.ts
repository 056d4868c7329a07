import type { Database } from "../../db/client";
import { keptPlan } from "../../db/kept-plan";
import { wordsOf } from "./folding";
import { hasTerm, likePart, type SearchTerm } from "./search-terms";

/** Why a customer was found where its row doesn't show it: `person` is the contact whose address or number it is, `customer` the merged one whose organisation number it is. */
export interface Matched {
  by: "registerName" | "postalCity" | "email" | "phone" | "contact" | "merged" | "mergedNumber" | "formerName" | "formerNumber";
  text: string;
  person?: string;
  customer?: string;
}

interface Row {
  id: number;
  name: string;
  organizationNumber: string | null;
  city: string;
}

/** What was found of each customer that its row doesn't show, by its id; nothing for those whose row shows all the words. */
export async function whatMatched(db: Database, rows: Row[], terms: SearchTerm[]): Promise<Map<number, Matched[]>> {
  const hidden = new Map<number, SearchTerm[]>();
  for (const { id, name, organizationNumber, city } of rows) {
    const shown = wordsOf(`${name} ${organizationNumber ?? ""} ${city}`);
    const left = terms.filter((term) => !hasTerm(shown, term));
    if (left.length > 0) hidden.set(id, left);
  }
  if (hidden.size === 0) return new Map();
  const facts = await factsOf(db, [...hidden.keys()], [...new Set([...hidden.values()].flat())]);
  return new Map(facts.map(({ id, ...fact }) => [id, explain(fact, hidden.get(id) ?? [])]));
}

/** At most this many of a customer's contacts are asked what they explain of a hit: those of a customer with more are chosen by the database. */
const mostContacts = 20;

interface Facts {
  registerName: string | null;
  postalCity: string;
  email: string;
  phone: string;
  contacts: { name: string; email: string; phone: string; workEmail: string; workPhone: string }[];
  /** The customers that were merged into it, and its own name and number until then. */
  merged: { name: string; registerName: string | null; organizationNumber: string | null; formerName: string; formerNumber: string | null }[];
}

/** What each customer is found by besides its row: of many contacts those that have a part of any of the terms; current and primary ones first. */
async function factsOf(db: Database, ids: number[], terms: SearchTerm[]): Promise<(Facts & { id: number })[]> {
  const parts = [...new Set(terms.flat(2))].map(likePart);
  const [{ facts }] = await db.$queryRaw<[{ facts: (Facts & { id: number })[] }]>(keptPlan`
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'registerName', c.register_name, 'postalCity', c.postal_city, 'email', c.email, 'phone', c.phone,
             'contacts', coalesce(k.contacts, '[]'), 'merged', coalesce(CASE WHEN EXISTS (SELECT 1 FROM customer_redirect) THEN (
               SELECT json_agg(json_build_object('name', o.name, 'registerName', o.register_name, 'organizationNumber', o.organization_number,
                                                 'formerName', r.into_name, 'formerNumber', r.into_number) ORDER BY o.id DESC)
               FROM merged_customers(ARRAY[c.id]) m JOIN customer o ON o.id = m.merged_id
               JOIN customer_redirect r ON r.customer_id = o.id) END, '[]'))), '[]') AS facts
    FROM customer c
    CROSS JOIN LATERAL (
      SELECT count(*) <= ${mostContacts}::int AS are FROM (SELECT 1 FROM contact_link o WHERE o.customer_id = c.id LIMIT ${mostContacts + 1}::int) n
    ) AS few
    LEFT JOIN LATERAL (
      SELECT json_agg(found) AS contacts FROM (
        SELECT p.name, p.email, p.phone, l.work_email AS "workEmail", l.work_phone AS "workPhone"
        FROM contact_link l JOIN contact p ON p.id = l.contact_id
        WHERE l.customer_id = c.id AND l.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL
          AND (few.are
               OR regexp_replace(search_fold(concat_ws(' ', '', p.name, search_email(p.email), search_phone(p.phone),
                                 search_email(l.work_email), search_phone(l.work_phone))), '[^[:alnum:]]+', ' ', 'g') LIKE ANY (${parts}::text[]))
        ORDER BY NOT upper_inf(l.period), l.is_primary DESC, l.id LIMIT ${mostContacts}::int
      ) AS found
    ) AS k ON true
    WHERE c.id = ANY(${ids}::int[])`);
  return facts;
}

/** As few facts as show all the terms: the one that shows most of them first, of equals the customer's own. */
function explain({ registerName, postalCity, email, phone, contacts, merged }: Facts, terms: SearchTerm[]): Matched[] {
  const facts: Matched[] = [
    { by: "registerName", text: registerName ?? "" },
    { by: "postalCity", text: postalCity },
    { by: "email", text: email },
    { by: "phone", text: phone },
    ...merged.flatMap((other): Matched[] => [
      ...[other.name, other.registerName ?? ""].map((text) => ({ by: "merged" as const, text })),
      { by: "mergedNumber", text: other.organizationNumber ?? "", customer: other.name },
    ]),
    ...merged.flatMap((other): Matched[] => [
      { by: "formerName", text: other.formerName },
      { by: "formerNumber", text: other.formerNumber ?? "" },
    ]),
    ...contacts.flatMap(({ name, ...c }): Matched[] => [
      { by: "contact", text: name },
      ...[c.email, c.workEmail].map((text) => ({ by: "email" as const, text, person: name })),
      ...[c.phone, c.workPhone].map((text) => ({ by: "phone" as const, text, person: name })),
    ]),
  ];
  const telling = facts
    .map((fact) => ({ fact, words: searched(fact) }))
    .map(({ fact, words }) => ({ fact, tells: terms.filter((term) => hasTerm(words, term)) }))
    .filter(({ tells }) => tells.length > 0);
  const shown: Matched[] = [];
  for (let left = terms; left.length > 0;) {
    const [best] = telling
      .map((each) => ({ ...each, shows: each.tells.filter((term) => left.includes(term)).length }))
      .sort((one, other) => other.shows - one.shows);
    if (!best?.shows) break;
    shown.push(best.fact);
    left = left.filter((term) => !best.tells.includes(term));
  }
  return shown;
}

const searched = ({ by, text }: Matched): string => (by === "phone" ? ` ${text.replace(/[^0-9]+/g, "")}` : wordsOf(text));
