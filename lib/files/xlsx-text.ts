/**
 * A text as the format itself writes what XML cannot hold: _x000B_ (ECMA-376, ST_Xstring); so a text that looks like such an
 * escape needs one too.
 */
export const escaped = (text: string): string =>
  text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_").replace(unwritable, (units) => [...Array(units.length).keys()].map((n) => escapeOf(units, n)).join(""));

/** One unit of a text as such an escape. */
export const escapeOf = (text: string, at: number): string => `_x${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Controls but tab and line feed, noncharacters, the replacement character, halves of surrogate pairs. */
const unwritable = /[\0-\x08\x0B-\x1F\x7F-\x9F\uFFFD]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
