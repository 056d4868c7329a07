import { z } from "zod";

/** A message key as zod carries it. */
export const key = (messageKey: string) => ({ error: messageKey });

/** Control characters but for tab and line breaks (NUL among them), and what only turns the direction of text. */
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/u;

/**
 * One line as typed: NFC, blanks trimmed and collapsed. Refuses lone surrogates, control characters and
 * more than `most` characters (code points).
 */
export const line = (most: number) =>
  z
    .string(key("errors.invalid"))
    .refine((text) => text.isWellFormed() && !unprintable.test(text), key("errors.characters"))
    .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim())
    .refine((text) => [...text].length <= most, { error: "errors.tooLong", params: { most } });

/** Such a line that must not be empty. */
export const requiredLine = (most: number, emptyKey = "errors.required") => line(most).refine((text) => text !== "", key(emptyKey));

/** An id as it comes from a form or a URL: a whole number from 1 to 2,147,483,647. */
export const id = z
  .union([z.string().regex(/^[1-9]\d{0,9}$/), z.number()], key("errors.invalid"))
  .transform(Number)
  .refine((value) => Number.isSafeInteger(value) && value >= 1 && value <= 2_147_483_647, key("errors.invalid"));

/** An id or nothing (an empty choice). */
export const optionalId = z.union([z.literal("").transform(() => null), z.null(), id]);

/** A count that a question said, sent along with its answer. */
export const seenCount = z.coerce.number(key("errors.invalid")).int().min(0).max(2_147_483_647);

/** A checkbox: sent or not. */
export const checkbox = z
  .union([z.boolean(), z.literal("on"), z.literal("true"), z.literal("false")], key("errors.invalid"))
  .optional()
  .transform((value) => value === true || value === "on" || value === "true");

/** What a switch asks for: on or off, and never left out. */
export const onOff = z
  .union([z.boolean(), z.literal("true"), z.literal("false")], key("errors.invalid"))
  .transform((value) => value === true || value === "true");

/** Many ids from checkboxes of one name: none, one or several; each once. At most `most`. */
export const ids = (most: number) =>
  z
    .unknown()
    .optional()
    .transform((sent) => (sent === undefined ? [] : Array.isArray(sent) ? (sent as unknown[]) : [sent]))
    .pipe(z.array(id).max(most, key("errors.invalid")))
    .transform((list) => [...new Set(list)]);

/** Ids in their order, as CheckboxesField sends them (an empty one comes along, so that none ticked is told from not sent) or joined by commas, as they were seen. */
export const chosenIds = z
  .unknown()
  .transform((sent) => [sent].flat().flatMap((one) => (typeof one === "string" ? one.split(",").filter((part) => part !== "") : [one])))
  .pipe(z.array(id, key("errors.invalid")).max(2000, key("errors.invalid")))
  .transform((chosen) => [...new Set(chosen)].sort((a, b) => a - b));
