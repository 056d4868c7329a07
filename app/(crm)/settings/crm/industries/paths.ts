import type { FormFields } from "@/lib/form-fields";

export const list = "/settings/crm/industries";

/** One industry, beside the list. */
export const industryPath = (id: number): string => `${list}/${id}`;

/** The answers for industries whose code becomes several, out of their fields; one that was not answered is no answer. */
export const choicesIn = (fields: FormFields): string[] =>
  Object.entries(fields).flatMap(([name, value]) => (name.startsWith("choice") && typeof value === "string" && value !== "" ? [value] : []));
