import { z } from "zod";

import { noonOf } from "../../dates/noon-of";
import type { Database } from "../../db/client";
import { formatDate, formatOrganizationNumber } from "../../i18n/format";
import { messagesOf } from "../../outcome";
import type { Actor } from "../../permissions";
import type { Message } from "../../refusal";
import { customerFields } from "../customers/customer-fields";
import { organizationNumber } from "../customers/organization-number";
import { industryFinder } from "../imports/industry-finder";
import { registerCity, registerName } from "../imports/register-name";
import type { RegisterAccess } from "./ask-register";
import { type Enterprise, enterpriseOf } from "./enterprise";
import { type Found, type LookUp, lookUpName, lookUpNumber } from "./look-up";
import type { RegisterEntry } from "./register-entry";

type Fields = Record<string, string | string[]>;

/** What «Hent fra registeret» makes of a form: fields filled in, enterprises to choose among, or a sentence. */
interface Filled {
  values: Record<string, string>;
  /** What counts as filled in from here on (see Sent). */
  filled?: Record<string, string>;
  message: Message | null;
  fieldErrors: Record<string, Message>;
  choices?: { value: string; label: Message }[];
}

/** A form, with what was filled in before: the fields, and the number of the enterprise they are of. */
interface Sent {
  fields: Fields;
  filled: Record<string, string>;
}

/**
 * «Hent fra registeret» on a new customer: by the number that is typed, else by the name, which leaves hits to choose
 * among. Fills empty fields only. Those that still hold what it filled in of another number count as empty: nothing of the wrong
 * enterprise is left. An address is one: where a part of it is typed, the rest is left. The one typed field that is
 * written over is the name of whoever chose a hit for it. Null when another button was pressed.
 */
export function fillNewCustomer({ fields, filled }: Sent, register: RegisterAccess, now: Date): ((db: Database, actor: Actor) => Promise<Filled>) | null {
  const pressed = text(fields.lookUp);
  if (pressed === "") return null;
  return (db, actor) => {
    const lookUp = { db, actor, register, now };
    if (pressed !== "typed") return byNumber(lookUp, { fields: { ...fields, name: "", organizationNumber: "" }, filled }, pressed);
    if (text(fields.organizationNumber) !== "") return byNumber(lookUp, { fields, filled }, text(fields.organizationNumber));
    return byName(lookUp, text(fields.name));
  };
}

async function byNumber(lookUp: LookUp, sent: Sent, typed: string): Promise<Filled> {
  const { data: number, error } = organizationNumber.safeParse(typed);
  if (!number) return wrong(error?.issues[0]?.message ?? "customers.errors.organizationNumberDigits");
  const { emptied, filled } = withoutAnother(sent, number);
  const fields = { ...sent.fields, ...emptied };
  const found = await lookUpNumber(lookUp, number);
  if (typeof found === "string") return { ...says(`register.${found}`, { number: formatOrganizationNumber(number) }), values: emptied, filled };
  const said = { number: formatOrganizationNumber(number), ...standingOf(found, lookUp) };
  const enterprise = enterpriseOf(found.entry);
  if (!enterprise) return { ...says("register.takenOut", said), values: emptied, filled };
  const [code] = enterprise.registerCodes ?? [];
  const industry = (await industryFinder(lookUp.db))(code);
  const values = valuesFor(enterprise, industry, fields);
  const withoutIndustry = code !== undefined && industry === null && text(fields.industry) === "" ? code : "no";
  const typedName = text(fields.name).trim() !== "" && text(fields.name).trim() !== enterprise.name;
  return {
    ...says("register.filled", { ...said, named: typedName ? "yes" : "no", name: enterprise.name, fields: Object.keys(values).length, withoutIndustry }),
    values: { ...emptied, ...values },
    filled: { ...filled, ...values, organizationNumber: number },
  };
}

/** The fields that hold what was filled in of an enterprise with another number, empty; and what stays filled in: all of it where the number is the same. */
function withoutAnother({ fields, filled }: Sent, number: string): { emptied: Record<string, string>; filled: Sent["filled"] } {
  const { organizationNumber: of, ...rest } = filled;
  if (of === undefined || of === number) return { emptied: {}, filled };
  const standing = Object.entries(rest).filter(([field, value]) => text(fields[field]) === value);
  return { emptied: Object.fromEntries(standing.map(([field]) => [field, ""])), filled: {} };
}

/** What the form refuses when it is saved goes neither to the register nor to the database. */
const nameTyped = z.object({ name: customerFields.name });

async function byName(lookUp: LookUp, typed: string): Promise<Filled> {
  if ([...typed.trim()].length < 2) return wrong("register.errors.nothingTyped");
  const { data, error } = nameTyped.safeParse({ name: typed });
  if (!data) return { values: {}, message: null, fieldErrors: messagesOf(error) };
  const { name } = data;
  const found = await lookUpName(lookUp, name);
  if (typeof found === "string") return says(`register.${found}`);
  if (found.entries.length === 0) return says("register.noHits", { name });
  return { ...says("register.hits", { hits: found.entries.length, old: found.old }), choices: found.entries.map(choiceOf) };
}

/** «Equinor ASA, 923 609 016, Stavanger». */
const choiceOf = ({ organizationNumber: number, name, fields, status }: RegisterEntry): { value: string; label: Message } => {
  const city = registerCity(fields["forretningsadresse.poststed"] || fields["postadresse.poststed"] || "") || "none";
  return { value: number, label: { key: "register.hit", values: { name: registerName(name), number: formatOrganizationNumber(number), city, status } } };
};

const groups: (keyof Enterprise)[][] = [
  ...(["name", "organizationForm", "numberOfEmployees", "phone", "email", "website"] as const).map((field) => [field]),
  ["postalAddress", "postalCode", "postalCity"],
  ["visitingAddress", "visitingCode", "visitingCity"],
];

/** What an enterprise, with the industry found for it, puts in a form's empty fields. */
function valuesFor(enterprise: Enterprise, industry: number | null, fields: Fields): Record<string, string> {
  const said = groups
    .filter((group) => group.every((field) => text(fields[field]).trim() === ""))
    .flatMap((group) => group.map((field): [string, string] => [field, String(enterprise[field] ?? "")]));
  if (industry !== null && text(fields.industry) === "") said.push(["industry", String(industry)]);
  if (text(fields.organizationNumber) === "") said.push(["organizationNumber", formatOrganizationNumber(enterprise.organizationNumber)]);
  return Object.fromEntries(said.filter(([, value]) => value !== ""));
}

const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : (value?.[0] ?? ""));

const wrong = (key: string): Filled => ({ values: {}, message: null, fieldErrors: { organizationNumber: { key } } });

const says = (key: string, values?: Message["values"]): Filled => ({ values: {}, message: { key, values }, fieldErrors: {} });

/** How the enterprise stands and since when («none» where the register does not say), and how old this is. */
const standingOf = ({ old, entry }: Exclude<Found, string>, { actor: { language } }: LookUp): Record<string, string> => ({
  status: entry.status,
  since: entry.statusSince ? formatDate(noonOf(entry.statusSince), language) : "none",
  old,
  when: formatDate(entry.asOf, language),
});
