import type { FormFields } from "@/lib/form-fields";
import { href } from "@/lib/local-path";

export const list = "/settings/crm/categories";

/** The list at a category's row: the page of it that the row stands on, still narrowed by the words it was narrowed by. */
export const atRow = (id: number, words = ""): string => href(list, { q: words, at: id }, `category-${id}`);

/** A switch's value: «12:customer:on». */
export const toggleValue = (id: number, where: "customer" | "contact", on: boolean): string => `${id}:${where}:${on ? "on" : "off"}`;

/** What a pressed switch asks for. What is no such value comes out as it is, for the command to refuse. */
export function parseToggle({ toggle }: FormFields): Record<string, unknown> {
  const [id, where, state] = String(toggle).split(":");
  return { id, where, shown: state === "on" ? "true" : state === "off" ? "false" : state };
}
