import type { FormFields } from "@/lib/form-fields";
import { href } from "@/lib/local-path";

export const list = "/settings/crm/industries";

/** One industry, beside the list. */
export const industryPath = (id: number): string => `${list}/${id}`;

/** A question whose count has changed is asked again, on its own page. */
export const askAgain = (offer: Record<string, string | number>, path: string, params: Record<string, string> = {}): string | null =>
  offer.askAgain === undefined ? null : href(path, { ...params, changed: 1 });

/** The answers for industries whose code becomes several, out of their fields; one that was not answered is no answer. */
export const choicesIn = (fields: FormFields): string[] =>
  Object.entries(fields).flatMap(([name, value]) => (name.startsWith("choice") && typeof value === "string" && value !== "" ? [value] : []));
