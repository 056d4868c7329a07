import type { FieldValues } from "../../change-log/entity";
import type { Transaction } from "../../db/client";
import { partOfNow } from "../part-of-now";

/**
 * What an undo puts back of a place that was taken away: at the customer that its own is part of by now, as «Gjenopprett»
 * does, and not at all where the person is there already over the same days.
 */
export async function putPlaceBack(tx: Transaction, id: number, values: FieldValues): Promise<FieldValues> {
  if (values.deleted !== false) return values;
  const [place] = await tx.$queryRaw<{ customer: number }[]>`SELECT customer_id AS customer FROM contact_link WHERE id = ${id}`;
  const had = typeof values.customer === "number" ? values.customer : place?.customer;
  const now = had === undefined ? null : await partOfNow(tx, "customer", had);
  if (!now || now.id === had) return values;
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contact_link l JOIN contact_link gone ON gone.id = ${id} AND l.contact_id = gone.contact_id AND l.period && gone.period
    WHERE l.customer_id = ${now.id} AND l.id <> gone.id AND l.deleted_by_operation IS NULL`;
  return there.length > 0 ? {} : { ...values, customer: now.id };
}
