import { orgnr } from "stdnum/lib/cjs/no/index.js";
import { z } from "zod";

import { key } from "../../validation/text";

/**
 * An organisation number as typed, with or without blanks, or with the «NO» and «MVA» of an invoice: nine digits with a right check digit (modulus 11,
 * weights 3 2 7 6 5 4 3 2, Brønnøysundregistrene), or nothing. Comes out as nine digits or null.
 */
export const organizationNumber = z
  .union([z.string().max(200, key("customers.errors.organizationNumberDigits")), z.null()], key("errors.invalid"))
  .transform((typed) => (typed ?? "").replace(/[\s.]/gu, "").replace(/^NO(?=\d)|(?<=\d)MVA$/giu, ""))
  .refine((digits) => digits === "" || /^\d{9}$/.test(digits), key("customers.errors.organizationNumberDigits"))
  .refine((digits) => !/^\d{9}$/.test(digits) || orgnr.validate(digits).isValid, key("customers.errors.organizationNumberCheck"))
  .transform((digits) => (digits === "" ? null : digits));
