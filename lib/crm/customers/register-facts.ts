import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import type { Transaction } from "../../db/client";
import { industryFinder } from "../imports/industry-finder";
import { sharedFields } from "../imports/renew-fields";
import { enterpriseOf } from "../register/enterprise";
import type { RegisterEntry } from "../register/register-entry";

interface RegisterFacts {
  /** What no form asks for: the register's own spelling and codes, and the countries of the addresses that are its. */
  fields: { registerName?: string; registerCodes?: string[]; postalCountry?: string; visitingCountry?: string };
  /** The fields that hold what the register says: a later import renews them while they do. Null when there are none. */
  remembered: FieldValues | null;
}

/** What the register adds to a customer that a form makes with these fields. */
export async function registerFacts(tx: Transaction, entry: RegisterEntry, made: FieldValues): Promise<RegisterFacts> {
  const enterprise = enterpriseOf(entry);
  if (!enterprise) return { fields: {}, remembered: null };
  const said = { ...enterprise, industry: (await industryFinder(tx))(enterprise.registerCodes?.[0]) ?? undefined };
  const isTheirs = (field: keyof typeof said): boolean => said[field] !== undefined && same(said[field], made[field]);
  const country = (of: "postal" | "visiting") =>
    isTheirs(`${of}Address`) && isTheirs(`${of}City`) && said[`${of}Country`] !== undefined ? { [`${of}Country`]: said[`${of}Country`] } : {};
  const countries = { ...country("postal"), ...country("visiting") };
  const fields = { registerName: said.registerName, ...(said.registerCodes && { registerCodes: said.registerCodes }), ...countries };
  const theirs = sharedFields.filter(isTheirs).map((field): [string, unknown] => [field, said[field]]);
  return { fields, remembered: { ...Object.fromEntries<unknown>(theirs), ...countries } };
}

/** Adds to what the register is remembered to have put in a customer's fields. */
export async function rememberRegister(tx: Transaction, customerId: number, fields: FieldValues): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO customer_register AS kept (customer_id, fields) VALUES (${customerId}, ${JSON.stringify(fields)}::jsonb)
    ON CONFLICT (customer_id) DO UPDATE SET fields = kept.fields || EXCLUDED.fields`;
}
