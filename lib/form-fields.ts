import type { z } from "zod";

export type FormFields = Record<string, string | string[]>;

export interface SentForm {
  /** The form's one-time key, where it sent a good one. */
  requestKey: string | null;
  /** What was typed and chosen. */
  fields: FormFields;
  /** The values the person saw, by field, as sent (`_seen.name`). */
  seen: Record<string, string>;
  /** What was filled in for the person, by field (`_filled.name`). */
  filled: Record<string, string>;
  /** What the person chose for fields that somebody else saved (`_keep.name`). */
  keep: Record<string, string>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Sorts a form's data: Next's own fields (`$…`) and files are left out, a name sent several times becomes a list. */
export function readForm(data: FormData): SentForm {
  const sent: SentForm = { requestKey: null, fields: Object.create(null) as FormFields, seen: {}, filled: {}, keep: {} };
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name).filter((value): value is string => typeof value === "string");
    const [first] = values;
    if (first === undefined || name.startsWith("$") || name === "__proto__") continue;
    if (name === "_key") sent.requestKey = uuid.test(first) ? first : null;
    else if (name.startsWith("_seen.")) sent.seen[name.slice(6)] = first;
    else if (name.startsWith("_filled.")) sent.filled[name.slice(8)] = first;
    else if (name.startsWith("_keep.")) sent.keep[name.slice(6)] = first;
    else if (!name.startsWith("_")) sent.fields[name] = values.length > 1 ? values : first;
  }
  return sent;
}

/** The seen values in the form that the command's own schema gives them; what can't be read is taken as not seen. */
export function parseSeen(input: z.ZodType, seen: Record<string, string>): Record<string, unknown> {
  const shape = "shape" in input ? (input.shape as Record<string, z.ZodType>) : {};
  const parsed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(seen)) {
    const result = Object.hasOwn(shape, field) ? shape[field]?.safeParse(value) : undefined;
    if (result?.success) parsed[field] = result.data;
  }
  return parsed;
}
