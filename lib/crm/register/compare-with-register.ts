import { createHash } from "node:crypto";

import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { currentFields, holdCustomers } from "../imports/current-fields";
import { industryFinder } from "../imports/industry-finder";
import { sharedFields } from "../imports/renew-fields";
import { enterpriseOf } from "./enterprise";
import { findRegisterEntry, type KeptEntry } from "./register-entry";

/** A field that the register has otherwise than the customer. */
export interface Difference {
  field: string;
  now: unknown;
  register: unknown;
  /** Whether nobody has written it since the register filled it, or at all: taken unless one says otherwise. */
  suggested: boolean;
  /** The register's own: its spelling of the name, its codes. They follow along. */
  always: boolean;
  /** The field and both its values, as a person saw them: what is taken is what was seen. */
  mark: string;
}

export interface Comparison {
  name: string;
  entry: KeptEntry;
  differences: Difference[];
  /** The code that the register states and no industry was found for: the industry then stands as it is. */
  withoutIndustry: string | null;
}

const always = ["registerName", "registerCodes"];
const compared = [...always, ...sharedFields, "phone", "email"];

/**
 * A customer field by field beside what is kept of the register's; null when the customer is gone or nothing is kept of
 * its number. What the register does not say, or says is empty without having filled it, is no difference. `lock` holds
 * the customer, and the industries it may come into, until the transaction ends.
 */
export async function compareWithRegister(db: Database | Transaction, customerId: number, { lock = false } = {}): Promise<Comparison | null> {
  // Industries before customers, as whoever moves many does.
  const industryOf = await industryFinder(db, { lock });
  if (lock) await db.$queryRaw(holdCustomers(Prisma.sql`c.id = ${customerId}`));
  const [customer] = await db.$queryRaw<{ name: string; number: string | null; current: FieldValues; remembered: FieldValues | null }[]>`
    SELECT c.name, c.organization_number AS number, ${currentFields} AS current, r.fields AS remembered
    FROM customer c LEFT JOIN customer_register r ON r.customer_id = c.id LEFT JOIN customer_industry i ON i.customer_id = c.id
    WHERE c.id = ${customerId} AND c.deleted_by_operation IS NULL`;
  const entry = customer?.number ? await findRegisterEntry(db, customer.number) : null;
  if (!customer || !entry) return null;
  const enterprise = enterpriseOf(entry);
  const [code] = enterprise?.registerCodes ?? [];
  const industry = industryOf(code);
  const said: FieldValues = enterprise ? { ...enterprise, industry: industry ?? undefined } : {};
  const differences = compared.flatMap((field) => differenceIn(field, customer.current[field], said[field], customer.remembered ?? {}));
  return { name: customer.name, entry, differences, withoutIndustry: industry === null ? (code ?? null) : null };
}

function differenceIn(field: string, now: unknown, register: unknown, remembered: FieldValues): Difference[] {
  if (register === undefined || same(now, register)) return [];
  const filled = field in remembered && same(now, remembered[field]);
  if (isEmpty(register) && !filled && !always.includes(field)) return [];
  return [{ field, now, register, suggested: filled || isEmpty(now), always: always.includes(field), mark: markOf(field, now, register) }];
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

const markOf = (field: string, now: unknown, register: unknown): string =>
  `${field}:${createHash("sha256")
    .update(JSON.stringify([now ?? null, register ?? null]))
    .digest("hex")
    .slice(0, 16)}`;
