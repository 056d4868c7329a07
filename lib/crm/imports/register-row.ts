import { z } from "zod";

import type { Message } from "../../refusal";
import { line } from "../../validation/text";
import { organizationNumber } from "../customers/organization-number";
import { registerCity, registerName } from "./register-name";
import type { RawRow } from "./register-columns";

/**
 * What a customer takes from one row of the register. A field whose column the file lacks is undefined (the
 * customer's own is then left alone); one that the row leaves empty is "" or null.
 */
export interface RegisterRow {
  /** Nine digits, the check digit right. */
  organizationNumber: string;
  /** The name in the register's own spelling; undefined where a row of the app's own file has none. */
  registerName?: string;
  /** The name as people write it. */
  name: string;
  /** The register's code («AS»). */
  organizationForm?: string | null;
  /** null: unknown, or fewer than five. */
  numberOfEmployees?: number | null;
  website?: string;
  postalAddress?: string;
  postalCode?: string;
  postalCity?: string;
  postalCountry?: string;
  visitingAddress?: string;
  visitingCode?: string;
  visitingCity?: string;
  visitingCountry?: string;
  /** Up to three industry codes («62.010»), the main one first; without 00.000, which means unstated. */
  registerCodes?: string[];
  /** It comes of the app's own file: what stands in it is what people wrote. */
  own?: true;
}

export type ReadRow = { ok: true; row: RegisterRow } | { ok: false; column: string; message: Message };

/** One row of the register, or of the app's own file of customers, as a customer's fields, or what is wrong with it and in which column. */
export function readRegisterRow(raw: RawRow): ReadRow {
  const parsed = (raw.registernavn === undefined ? rowOfRegister : rowOfOwnFile).safeParse(raw);
  if (parsed.success) return { ok: true, row: parsed.data };
  const [issue] = parsed.error.issues;
  const values = issue && "params" in issue ? (issue.params as Message["values"]) : undefined;
  return { ok: false, column: String(issue?.path[0] ?? ""), message: { key: issue?.message ?? "errors.invalid", ...(values && { values }) } };
}

const number = organizationNumber.transform((digits, context) => {
  if (digits !== null) return digits;
  context.addIssue({ code: "custom", message: "imports.refused.noNumber" });
  return z.NEVER;
});

/** `/n` is how the register writes a line break inside an address. */
const address = z
  .string()
  .transform((text) =>
    text
      .split("/n")
      .map((part) => part.replace(/[\s,]+$/u, "").trim())
      .filter(Boolean)
      .join(", "),
  )
  .pipe(line(300));

/** How a row spells what the register writes in capitals. */
interface Spelling {
  name: (name: string) => string;
  address: z.ZodType<string>;
  city: z.ZodType<string>;
}

const fromRegister: Spelling = { name: registerName, address, city: line(100).transform(registerCity) };

/** In the app's own file all is spelled as somebody wants it. */
const asItStands: Spelling = { name: (name) => name, address: line(300), city: line(100) };

const asItIs = (code: string | undefined): string | undefined => code;

/** A spreadsheet that has opened the file took «0150» for a number; abroad some postcodes have three digits. */
const inFourDigits = (code: string | undefined, country = ""): string | undefined =>
  /^\d{3}$/.test(code ?? "") && /^(?:|no|norge|norway)$/i.test(country) ? `0${code}` : code;

const industryCode = line(10).refine((code) => code === "" || /^\d{2}\.\d{3}$/.test(code), { error: "imports.refused.industryCode" });
const unstated = "00.000";

const rowSchema = (spelling: Spelling) =>
  z
    .object({
      organisasjonsnummer: number,
      registernavn: line(200).optional(),
      navn: line(200).refine((name) => name !== "", { error: "imports.refused.noName" }),
      "organisasjonsform.kode": line(10)
        .transform((code) => code.toUpperCase() || null)
        .optional(),
      antallAnsatte: line(20)
        .refine((number) => /^\d{0,7}$/.test(number), { error: "imports.refused.numberOfEmployees" })
        .transform((number) => (number === "" ? null : Number(number)))
        .optional(),
      hjemmeside: line(200).optional(),
      "postadresse.adresse": spelling.address.optional(),
      "postadresse.postnummer": line(20).optional(),
      "postadresse.poststed": spelling.city.optional(),
      "postadresse.land": line(100).optional(),
      "forretningsadresse.adresse": spelling.address.optional(),
      "forretningsadresse.postnummer": line(20).optional(),
      "forretningsadresse.poststed": spelling.city.optional(),
      "forretningsadresse.land": line(100).optional(),
      "naeringskode1.kode": industryCode.optional(),
      "naeringskode2.kode": industryCode.optional(),
      "naeringskode3.kode": industryCode.optional(),
    })
    .transform((raw): RegisterRow => {
      const own = raw.registernavn !== undefined;
      const postcode = own ? inFourDigits : asItIs;
      const codes = [raw["naeringskode1.kode"], raw["naeringskode2.kode"], raw["naeringskode3.kode"]];
      return {
        organizationNumber: raw.organisasjonsnummer,
        registerName: raw.registernavn === undefined ? raw.navn : raw.registernavn || undefined,
        name: spelling.name(raw.navn),
        organizationForm: raw["organisasjonsform.kode"],
        numberOfEmployees: raw.antallAnsatte,
        website: raw.hjemmeside,
        postalAddress: raw["postadresse.adresse"],
        postalCode: postcode(raw["postadresse.postnummer"], raw["postadresse.land"]),
        postalCity: raw["postadresse.poststed"],
        postalCountry: raw["postadresse.land"],
        visitingAddress: raw["forretningsadresse.adresse"],
        visitingCode: postcode(raw["forretningsadresse.postnummer"], raw["forretningsadresse.land"]),
        visitingCity: raw["forretningsadresse.poststed"],
        visitingCountry: raw["forretningsadresse.land"],
        registerCodes: codes[0] === undefined ? undefined : codes.filter((code): code is string => Boolean(code) && code !== unstated),
        ...(own && { own: true }),
      };
    });

const rowOfRegister = rowSchema(fromRegister);
const rowOfOwnFile = rowSchema(asItStands);
