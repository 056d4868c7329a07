import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import type { RegisterRow } from "./register-row";

/** What a row of the register says of a customer, its industry found. */
export interface IncomingCustomer extends RegisterRow {
  /** null: no industry is loaded for the code. */
  industry: number | null;
}

/** Fields that people may change too, with what they hold when nobody has filled them in. */
const shared = {
  name: undefined,
  organizationForm: null,
  numberOfEmployees: null,
  website: "",
  postalAddress: "",
  postalCode: "",
  postalCity: "",
  postalCountry: "",
  visitingAddress: "",
  visitingCode: "",
  visitingCity: "",
  visitingCountry: "",
  industry: null,
} as const;

/** Fields that are the register's alone. */
const registersOwn = ["registerName", "registerCodes"] as const;

export type SharedField = keyof typeof shared;
export const sharedFields = Object.keys(shared) as SharedField[];

/** What the import last put in a customer's fields; a field it never wrote is not there. */
export type Remembered = Partial<Record<SharedField, unknown>>;

/**
 * The fields of a customer that a row of the register renews: those that still hold what the import last put
 * there, or are empty and the import never wrote. What a person has written or emptied stays that person's, the
 * name's spelling too. The register's own name and codes always follow the register; the app's own file fills them where
 * they are empty, for it may be old. What the file has no
 * column for, and an industry that is not loaded, say nothing. So the same row again renews nothing.
 */
export function renewedBy(incoming: IncomingCustomer, current: FieldValues, remembered: Remembered): FieldValues {
  const renewed: FieldValues = {};
  for (const field of registersOwn) {
    if (incoming.own && !isEmpty(current[field])) continue;
    if (incoming[field] !== undefined && !same(incoming[field], current[field])) renewed[field] = incoming[field];
  }
  for (const field of sharedFields) {
    const left = field in remembered ? remembered[field] : shared[field];
    if (says(incoming, field) && left !== undefined && same(current[field], left) && !same(incoming[field], left)) renewed[field] = incoming[field];
  }
  return renewed;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const says = (incoming: IncomingCustomer, field: SharedField): boolean => (field === "industry" ? incoming.industry !== null : incoming[field] !== undefined);
