import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface ValueChoice {
  id: number;
  name: string;
  chosen: boolean;
  /** Whether it can still be chosen anew: one that is switched off stays where it is. */
  offered: boolean;
}

export interface AdditionalInfo {
  origin: ValueChoice[];
  products: ValueChoice[];
  source: ValueChoice[];
}

/**
 * What a customer's «Tilleggsinfo» can be chosen among: the values switched on, in their lists' order, and those it
 * has already, whatever became of them; names in the reader's language.
 */
export async function findAdditionalInfo(db: Database, customerId: number, language: "nb" | "en"): Promise<AdditionalInfo> {
  const [origin, products, source] = await Promise.all(
    (["origin", "product", "source"] as const).map(
      (list) => db.$queryRaw<ValueChoice[]>`
        SELECT v.id, CASE WHEN ${language} = 'en' THEN coalesce(v.en, v.nb) ELSE v.nb END AS name,
               l.customer_id IS NOT NULL AS chosen, v.active AND v.deleted_by_operation IS NULL AS offered
        FROM ${Prisma.raw(list)} v
        LEFT JOIN ${Prisma.raw(`customer_${list}`)} l ON l.${Prisma.raw(`${list}_id`)} = v.id AND l.customer_id = ${customerId}
        WHERE (v.active AND v.deleted_by_operation IS NULL) OR l.customer_id IS NOT NULL
        ORDER BY v.position, v.id`,
    ),
  );
  return { origin: origin ?? [], products: products ?? [], source: source ?? [] };
}
