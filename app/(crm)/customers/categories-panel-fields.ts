import type { FormFields } from "@/lib/form-fields";
import { href, localPath } from "@/lib/local-path";

const many = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
const card = (fields: FormFields): string => localPath(fields.back, "/customers");

/** What stands between two states of the checkboxes: ticked now and not carried before, and the other way round. */
export function readTicks(fields: FormFields): Record<string, unknown> {
  const [ticked, carried] = [many(fields.category), many(fields.carried)];
  return { id: fields.id, put: ticked.filter((id) => !carried.includes(id)), take: carried.filter((id) => !ticked.includes(id)) };
}

/** Enter in the filter box without scripts: the panel again, narrowed, with the ticks kept in the URL. */
export function filterPanel(fields: FormFields): string | null {
  if (fields.intent !== "filter") return null;
  const path = href(card(fields), { select: "categories", filter: String(fields.filter ?? "").slice(0, 80) });
  const ticks = many(fields.category).filter((id) => /^\d{1,10}$/.test(id));
  return `${path}&ticks=${ticks.join("-")}#categories`;
}

/** «Lagre og lukk» leads back to the card; a tick that saves by itself stays on the page. */
export const closedPanel = (fields: FormFields): string | null => (fields.intent === "close" ? `${card(fields)}#categories` : null);

/** After «Ny kategori» the panel stays open, with the new one ticked. */
export const createdOnCard = (fields: FormFields): string => `${href(card(fields), { select: "categories" })}#categories`;

/** A name that is near an existing one: the panel again, with that one on offer. */
export const offerNear = (offer: Record<string, string | number>, fields: FormFields): string | null =>
  offer.near === undefined
    ? null
    : `${href(card(fields), { select: "categories", near: offer.near, typed: offer.typed, equal: offer.equal || null })}#categories`;

/** The fields without those that the page needs but the command doesn't. */
export const withoutFields = (fields: FormFields, ...names: string[]): FormFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
