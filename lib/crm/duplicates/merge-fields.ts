import { createHash } from "node:crypto";

import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import { peekFields, readFields } from "../../change-log/record-fields";
import type { Transaction } from "../../db/client";
import { customerEntity } from "../customers/customer-entity";
import { findRegisterEntry } from "../register/register-entry";

/**
 * What is chosen of one of the two customers as a whole: a field, or fields that belong together. What the register says
 * (its spelling of the name, its codes, what the import last put in) goes with the organisation number it says it of.
 */
export const mergeChoices = {
  name: ["name"],
  organizationNumber: ["organizationNumber", "registerName", "registerCodes", "remembered"],
  organizationForm: ["organizationForm"],
  numberOfEmployees: ["numberOfEmployees"],
  industry: ["industry"],
  seller: ["seller"],
  phone: ["phone"],
  email: ["email"],
  website: ["website"],
  postalAddress: ["postalAddress", "postalCode", "postalCity", "postalCountry"],
  visitingAddress: ["visitingAddress", "visitingCode", "visitingCity", "visitingCountry"],
  origin: ["origin"],
  source: ["source"],
} as const satisfies Record<string, readonly (keyof typeof customerEntity.fields)[]>;

export type MergeChoice = keyof typeof mergeChoices;
export const mergeChoiceNames = Object.keys(mergeChoices) as MergeChoice[];

/** Of which customer a choice is taken: of the one that is kept, or of the other, whose card goes. */
export type Side = "kept" | "other";

/** What both have of, and keep all of. */
const sets = ["categories", "products", "distinctFrom"] as const;
const fields = [...mergeChoiceNames.flatMap((choice) => [...mergeChoices[choice]]), ...sets];

export interface MergeFields {
  kept: FieldValues;
  other: FieldValues;
  /** The choices whose values differ, with the side that is the fuller or else the newer; of two organisation numbers see numberSide. */
  differing: Map<MergeChoice, Side>;
  /** A mark of all these values: another one later says that something was changed since. */
  seen: string;
}

/** The fields of both customers as they stand, locked or just looked at. Both must be there. */
export async function readMergeFields(db: Transaction, kept: number, other: number, { lock }: { lock: boolean }): Promise<MergeFields> {
  const read = lock ? readFields : peekFields;
  const [first, second] = [await read(db, customerEntity, kept, fields), await read(db, customerEntity, other, fields)];
  if (!first || !second) throw new Error("a customer to merge is gone");
  const newer = await newerSides(db, kept, other);
  const ofNumber = await numberSide(db, first, second);
  const differing = new Map(
    mergeChoiceNames
      .filter((choice) => !same(shownOf(first, choice), shownOf(second, choice)))
      .map((choice) => [choice, fullerSide(first, second, choice) ?? (choice === "organizationNumber" ? ofNumber : newer(choice))]),
  );
  const seen = createHash("sha256")
    .update(JSON.stringify([first, second]))
    .digest("hex")
    .slice(0, 32);
  return { kept: first, other: second, differing, seen };
}

/** What is compared, and shown: of the organisation number, that alone. */
export const shownOf = (values: FieldValues, choice: MergeChoice): unknown[] =>
  (choice === "organizationNumber" ? (["organizationNumber"] as const) : mergeChoices[choice]).map((field) => values[field] ?? null);

/** The side with more of its fields filled in; null where both have as many. */
function fullerSide(kept: FieldValues, other: FieldValues, choice: MergeChoice): Side | null {
  const [first, second] = [kept, other].map((values) => shownOf(values, choice).filter((value) => value !== null && value !== "").length) as [number, number];
  return first === second ? null : first > second ? "kept" : "other";
}

/** Of two organisation numbers that of the one that is kept stays, unless the register is known to have deleted it, and not the other. */
async function numberSide(db: Transaction, { organizationNumber: kept }: FieldValues, { organizationNumber: other }: FieldValues): Promise<Side> {
  const isGone = async (number: unknown): Promise<boolean> => typeof number === "string" && (await findRegisterEntry(db, number))?.status === "deleted";
  return (await isGone(kept)) && !(await isGone(other)) ? "other" : "kept";
}

/** Who had a field written last, by the log: an import of many tells it of all fields at once. The one that is kept, of two alike. */
async function newerSides(db: Transaction, kept: number, other: number): Promise<(choice: MergeChoice) => Side> {
  const rows = await db.$queryRaw<{ id: number; field: string; last: number }[]>`
    SELECT c.entity_id AS id, f.field, max(c.operation_id) AS last
    FROM change c LEFT JOIN change_personal p ON p.change_id = c.id
    CROSS JOIN LATERAL jsonb_object_keys(coalesce(p.after, c.after, '{}')) AS f(field)
    WHERE c.entity = 'customer' AND c.entity_id IN (${kept}, ${other}) GROUP BY 1, 2
    UNION ALL
    SELECT own.id, b.field, max(b.operation_id) FROM unnest(${[kept, other]}::int[]) AS own(id)
    JOIN change_bulk b ON b.entity = 'customer' AND b.block = own.id >> 13 AND get_bit(b.ids, own.id & 8191) = 1 GROUP BY 1, 2`;
  const last = (id: number, choice: MergeChoice): number =>
    Math.max(0, ...rows.filter((row) => row.id === id && ["deleted", ...mergeChoices[choice]].includes(row.field)).map((row) => row.last));
  return (choice) => (last(other, choice) > last(kept, choice) ? "other" : "kept");
}
