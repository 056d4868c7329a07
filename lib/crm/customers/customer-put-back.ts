import type { FieldValues } from "../../change-log/entity";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { refuse } from "../../refusal";
import { customerHungSince } from "./customer-taken-away";

/**
 * A merge is not done again, by the undo of its undo, when something was hung meanwhile on the customer that came back: it
 * would go out of sight with that one. Nor into a customer that is not there any more.
 */
export async function putCustomerBack(tx: Transaction, id: number, values: FieldValues, since: number): Promise<FieldValues> {
  const { mergedInto } = values;
  if (typeof mergedInto !== "number") return values;
  const [kept] = await tx.$queryRaw<{ gone: boolean }[]>`SELECT deleted_by_operation IS NOT NULL AS gone FROM customer WHERE id = ${mergedInto} FOR KEY SHARE`;
  if (kept?.gone ?? true) throw refuse("duplicates.errors.keptGone");
  const [{ hung }] = await tx.$queryRaw<[{ hung: boolean }]>`SELECT ${customerHungSince(Prisma.sql`${id}::int`, since)} AS hung`;
  if (hung) throw refuse("duplicates.errors.hungSince");
  return values;
}
