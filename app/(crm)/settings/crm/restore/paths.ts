import type { RestoreSelection } from "@/lib/crm/restoring/restorable";
import type { FormFields } from "@/lib/form-fields";
import { href, idParam, localPath, param, readable, type SearchParams } from "@/lib/local-path";

import { withAnswers } from "../../conflict-fields";

export const restorePath = "/settings/crm/restore";
export const restoreContactsPath = `${restorePath}/contacts`;

/** What is chosen: rows by their id (`id`, many times), or all that the words find (`all=1`); null when nothing is. */
export function readRestoreSelection(params: SearchParams): RestoreSelection | null {
  if (param(params, "all") === "1") return { words: readable(param(params, "q")) };
  const ids = [params.id ?? []].flat().flatMap((id) => idParam(id) ?? []);
  return ids.length > 0 ? { ids: [...new Set(ids)].slice(0, 1000) } : null;
}

/** The question about a selection out of one of the lists, as an address. */
export function questionPath(list: string, selection: RestoreSelection, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(selection.ids ? selection.ids.map((id) => ["id", String(id)]) : [["all", "1"]]);
  if (selection.words) query.set("q", selection.words);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `${list}/confirm?${query.toString()}`;
}

/** A selection as the question's form sends it. */
export const selectionFields = (selection: RestoreSelection): Record<string, string | string[]> =>
  selection.ids ? { id: selection.ids.map(String) } : { words: selection.words };

/** What «Gjenopprett» takes, out of its form. */
export function readRestore({ id, words, back, ...rest }: FormFields): Record<string, unknown> {
  const selection = typeof words === "string" ? { words } : { ids: [id ?? []].flat() };
  return { selection, ...withAnswers(rest) };
}

/** A question whose answer would be another one by now is asked again, on its own page. */
export function askedAgain(list: string, back: unknown): string {
  const [path = list, query = ""] = localPath(back, list).split("?");
  const { done, ...params } = Object.fromEntries(new URLSearchParams(query));
  const ids = new URLSearchParams(query).getAll("id");
  return ids.length > 0 ? questionPath(list, { ids: ids.map(Number) }, { changed: "1" }) : href(path, { ...params, changed: 1 });
}
