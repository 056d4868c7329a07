import type { Database, Transaction } from "../../db/client";
import { type Actor, can } from "../../permissions";
import { Refusal } from "../../refusal";

/** What customers are compared by; see the functions of the migration `alike_customers`, where the rules stand. */
export interface Compared {
  name: string;
  postalCode: string;
  visitingCode: string;
  website: string;
  email: string;
}

export interface LikelyDouble {
  id: number;
  name: string;
  organizationNumber: string | null;
  city: string;
  /** A near name at the same postcode. */
  nearName: boolean;
  /** A web or e-mail domain of their own in common. */
  sameDomain: boolean;
  /** A customer with the same organisation number was merged into it: that one's name. */
  merged?: string;
  /** It is deleted, and has the same organisation number or took in who has: when and by whom (null: the app itself). Who may not restore it is told that it is there, not its name. */
  deleted?: { at: string; by: string | null; restorable: boolean };
}

/** The customers that one with these values is likely the same as, at most twenty, those of a near name first; `but` is the customer itself, which those that were marked «Ikke dublett» are left out for. */
export const findLikelyDoubles = (
  db: Database | Transaction,
  { name, postalCode, visitingCode, website, email }: Compared,
  but: number | null = null,
): Promise<LikelyDouble[]> =>
  db.$queryRaw<LikelyDouble[]>`
    SELECT c.id, c.name, c.organization_number AS "organizationNumber", coalesce(nullif(c.visiting_city, ''), c.postal_city) AS city,
           a.near_name AS "nearName", a.same_domain AS "sameDomain"
    FROM alike_customers(${name}, ${postalCode}, ${visitingCode}, ${website}, ${email}, ${but}::int) AS a JOIN customer c ON c.id = a.id
    WHERE NOT a.deleted AND NOT EXISTS (SELECT 1 FROM customer_distinct d WHERE d.customer_id = c.id AND d.other_id = ${but}::int)
    ORDER BY a.near_name DESC, c.id`;

/**
 * Refuses a new customer that is likely one that is there already, or that has the organisation number of a deleted one
 * or of one that was merged into another, offering those (see likelyDoublesOf), but for those that were shown before and are to be passed over. Two who make the same customer at once wait for one
 * another, so that the second is shown the first one's.
 */
export async function refuseLikelyDoubles(
  tx: Transaction,
  actor: Actor,
  fields: Compared & { organizationNumber: string | null },
  shown: readonly number[],
): Promise<void> {
  const { name, postalCode, visitingCode, website, email } = fields;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 0))
    FROM unnest(likeness_keys(${name}, ${postalCode}, ${visitingCode}, ${website}, ${email})) AS key ORDER BY key`;
  const ofNumber = await findOfNumber(tx, actor, fields.organizationNumber);
  const deleted = ofNumber.filter((one) => one.deleted);
  const alike = await findLikelyDoubles(tx, fields);
  const doubles = [...ofNumber, ...alike.filter(({ id }) => ofNumber.every((one) => one.id !== id))];
  if (doubles.every(({ id }) => shown.includes(id))) return;
  throw new Refusal({
    message:
      deleted.length > 0
        ? { key: "customers.errors.deletedDouble", values: { restorable: deleted.some((one) => one.deleted?.restorable) ? "yes" : "no" } }
        : { key: "customers.errors.likelyDouble", values: { customers: doubles.length } },
    offer: { likely: JSON.stringify(doubles) },
  });
}

/**
 * Whom an organisation number leads to though nobody has it now: the deleted customers with it, the one deleted last first,
 * and whom those with it were merged into, however many merges lie between, whether that one is deleted by now or not.
 */
async function findOfNumber(tx: Transaction, actor: Actor, number: string | null): Promise<LikelyDouble[]> {
  if (number === null) return [];
  const [{ found }] = await tx.$queryRaw<[{ found: LikelyDouble[] }]>`
    WITH RECURSIVE way AS (
      SELECT c.id, NULL::text AS merged FROM customer c WHERE c.organization_number = ${number} AND c.deleted_by_operation IS NOT NULL
      UNION SELECT m.into_id, coalesce(way.merged, c.name) FROM way JOIN customer_redirect m ON m.customer_id = way.id JOIN customer c ON c.id = way.id
    ), ends AS (
      SELECT id, min(merged) AS merged FROM way WHERE NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = way.id) GROUP BY id
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'organizationNumber', c.organization_number,
             'city', coalesce(nullif(c.visiting_city, ''), c.postal_city), 'nearName', false, 'sameDomain', false)
             || CASE WHEN ends.merged IS NULL THEN '{}' ELSE jsonb_build_object('merged', ends.merged) END
             || CASE WHEN o.id IS NULL THEN '{}' ELSE jsonb_build_object('deleted', jsonb_build_object('at', o.at, 'by', e.name, 'restorable',
                  ${can(actor, "customers.restore")} AND (${can(actor, "customers.restoreOthers")} OR coalesce(o.actor_id = ${actor.id}::int, false)))) END
             ORDER BY c.deleted_by_operation DESC NULLS LAST, c.id), '[]') AS found
    FROM ends JOIN customer c ON c.id = ends.id LEFT JOIN operation o ON o.id = c.deleted_by_operation LEFT JOIN employee e ON e.id = o.actor_id
    WHERE c.erased_by_operation IS NULL`;
  return found.map((one) => (one.deleted && !one.deleted.restorable ? withoutWhose(one) : one));
}

/** What was typed is left: the number, where it is its own. */
const withoutWhose = ({ merged, ...one }: LikelyDouble): LikelyDouble => ({
  ...one,
  organizationNumber: merged === undefined ? one.organizationNumber : null,
  name: "",
  city: "",
});

/** The customers that such a refusal is for; none where it is another. */
export const likelyDoublesOf = ({ offer }: Pick<Refusal, "offer">): LikelyDouble[] =>
  typeof offer.likely === "string" ? (JSON.parse(offer.likely) as LikelyDouble[]) : [];

/** Refuses an organisation number that another customer has, naming that one. */
export async function refuseTakenNumber(tx: Transaction, number: string | null, but: number | null = null): Promise<void> {
  if (number === null) return;
  const taken = await tx.customer.findFirst({
    where: { organizationNumber: number, deletedByOperation: null, NOT: but === null ? undefined : { id: but } },
    select: { id: true, name: true },
  });
  if (!taken) return;
  throw new Refusal({
    field: "organizationNumber",
    message: { key: "customers.errors.organizationNumberTaken" },
    offer: { taken: taken.id, takenName: taken.name },
  });
}
