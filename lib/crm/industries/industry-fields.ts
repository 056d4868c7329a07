import { z } from "zod";

import { key, line, requiredLine } from "../../validation/text";

/** An industry's name in bokmål: one line of at most 200 characters (the longest of SN2007 has 151). */
export const industryName = requiredLine(200, "industries.errors.nameRequired");

/** The name shown to those who read English; none is null. */
export const englishName = line(200).transform((text) => text || null);

/** A code of a standard, as «41.2» or «F»; none is null. */
export const industryCode = line(20).transform((text) => text || null);

/** Which standard a code is of; none is null. */
export const codeStandard = z.enum(["", "SN2007", "SN2025"], key("errors.invalid")).transform((standard) => standard || null);

export interface IndustryFields {
  nb: string;
  en: string | null;
  code: string | null;
  codeStandard: string | null;
}
