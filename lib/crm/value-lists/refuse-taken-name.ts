import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { Refusal } from "../../refusal";
import type { ValueEntity } from "./value-entity";

interface Wanted {
  /** null for a name that is not asked for, or not changed. */
  nb: string | null;
  en: string | null;
  /** The value that is to have the names, where there is one already. */
  id?: number;
}

/**
 * Refuses a name that another value of the list goes by, in either language, but for case, blanks and Unicode form;
 * that value is on offer. Of two who take a name at once, the database's own rule refuses the second.
 */
export async function refuseTakenName(tx: Transaction, entity: ValueEntity, { nb, en, id = 0 }: Wanted): Promise<void> {
  const [taken] = await tx.$queryRaw<{ id: number; name: string; isNb: boolean }[]>`
    SELECT v.id, CASE WHEN v.nb_key = n.name_key THEN v.nb ELSE v.en END AS name, n.name_key IS NOT DISTINCT FROM name_key(${nb}::text) AS "isNb"
    FROM value_name n JOIN ${Prisma.raw(entity.table)} v ON v.id = n.value_id
    WHERE n.list = ${entity.table} AND n.name_key IN (name_key(${nb}::text), name_key(${en}::text)) AND n.value_id <> ${id}
    ORDER BY "isNb" DESC LIMIT 1`;
  if (!taken) return;
  throw new Refusal({
    field: taken.isNb ? "nb" : "en",
    message: { key: "valueLists.errors.nameTaken", values: { name: taken.name } },
    offer: { taken: taken.id, takenName: taken.name },
  });
}
