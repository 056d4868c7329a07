import { customerFields } from "../customers/customer-fields";
import { readRegisterRow, type RegisterRow } from "../imports/register-row";
import type { RegisterEntry } from "./register-entry";

/** What a customer can take from an entry of the register. A field that is undefined is one the register says nothing of. */
export interface Enterprise extends RegisterRow {
  phone?: string;
  email?: string;
}

/**
 * An entry as a customer's fields; null where it says no name, or what it says can't be read. A value that a customer
 * can't have (a home page that is no address) counts as not said: nobody should have to correct the register's typing.
 */
export function enterpriseOf({ organizationNumber, fields }: RegisterEntry): Enterprise | null {
  const read = readRegisterRow({ ...fields, organisasjonsnummer: organizationNumber });
  if (!read.ok) return null;
  const said: Enterprise = { ...read.row, phone: fields.telefon || fields.mobil, email: fields.epostadresse };
  return { ...said, ...Object.fromEntries(checked.filter((field) => !stands(field, said[field])).map((field) => [field, undefined])) };
}

const checked = ["organizationForm", "numberOfEmployees", "website", "phone", "email"] as const;

const stands = (field: (typeof checked)[number], value: unknown): boolean => customerFields[field].safeParse(value).success;
