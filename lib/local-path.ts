import type { PageKey } from "./page-by-key";

/** A path of this app out of what a URL or form says; the fallback when it leads elsewhere or isn't a path. */
export function localPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || /[\\\u0000-\u001F]/u.test(wanted) || wanted.startsWith("//")) return fallback;
  const url = new URL(wanted, "http://app");
  // «/..//evil.example» is a path here, but what is left of it once it is resolved would name a host.
  return url.host === "app" && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : fallback;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** One value of a URL's parameter; the first where it stands several times. */
export const param = (params: SearchParams, name: string): string => {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
};

/** The parameters of an address, as a page is given them. */
export const paramsIn = ({ searchParams }: URL): SearchParams =>
  Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]));

/** Words in a URL, at most 200 characters, without what no name holds: NUL and other control characters, halves of surrogate pairs. */
export const readable = (words: string): string =>
  words
    .slice(0, 200)
    .toWellFormed()
    .replace(/[\u0000-\u001F\u007F\uFFFD]/gu, " ")
    .trim();

/** An id in a URL; null when it is not one. */
export const idParam = (value: string | undefined): number | null =>
  value !== undefined && /^[1-9]\d{0,9}$/.test(value) && Number(value) <= 2_147_483_647 ? Number(value) : null;

/** The page by key that a URL names («after», «before», «page=last»); the first where it names none. */
export function pageKeyIn(params: SearchParams): PageKey {
  const [after, before] = [idParam(param(params, "after")), idParam(param(params, "before"))];
  if (after !== null) return { after };
  if (before !== null) return { before };
  return param(params, "page") === "last" ? "last" : "first";
}

/** A path with these parameters; those that are empty or null are left out. */
export function href(path: string, params: Record<string, string | number | null | undefined>, hash = ""): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  const text = query.toString();
  return `${path}${text ? `?${text}` : ""}${hash ? `#${hash}` : ""}`;
}
