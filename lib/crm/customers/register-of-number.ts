import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import { peekFields } from "../../change-log/record-fields";
import type { Transaction } from "../../db/client";
import { sharedFields } from "../imports/renew-fields";
import { findRegisterEntry } from "../register/register-entry";
import { customerEntity } from "./customer-entity";
import { registerFacts } from "./register-facts";

/**
 * What goes along when the organisation number of a customer becomes another: the register's spelling and codes are those
 * kept of the new number, or none. A field that still holds what the register put there of the old number stands, and is
 * remembered as the register's, so that the right enterprise's takes its place; without a number nothing is.
 *
 * @param written The fields that are written in the same act.
 */
export async function registerOfNumber(tx: Transaction, id: number, number: string | null, written: FieldValues): Promise<FieldValues> {
  const current = await peekFields(tx, customerEntity, id, [...sharedFields, "remembered"]);
  const values = { ...current, ...written };
  const entry = number === null ? null : await findRegisterEntry(tx, number);
  const facts = entry ? await registerFacts(tx, entry, values) : { fields: {}, remembered: {} };
  const filled = Object.entries((current?.remembered ?? {}) as FieldValues).filter(([field, value]) => same(value, values[field]));
  const remembered = number === null ? {} : { ...Object.fromEntries(filled), ...facts.remembered };
  return { registerName: null, registerCodes: [], ...facts.fields, remembered: Object.keys(remembered).length === 0 ? null : await asKept(tx, remembered) };
}

/** In the order in which the database keeps its parts: the log compares values as texts. */
async function asKept(tx: Transaction, values: FieldValues): Promise<FieldValues> {
  const [{ kept }] = await tx.$queryRaw<[{ kept: FieldValues }]>`SELECT ${JSON.stringify(values)}::jsonb AS kept`;
  return kept;
}
