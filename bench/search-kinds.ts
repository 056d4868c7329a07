import type pg from "pg";

import { type SeededRandom, seededRandom } from "../lib/demo/seeded-random";

/** A kind of search, and the addresses that are of it: the mix takes one of them at a time. */
export interface SearchKind {
  name: string;
  addresses: string[];
}

/** Customers and contacts of one firm that the searches for something particular go after. */
interface Found {
  name: string;
  number: string;
  city: string;
  contact: string;
  contactEmail: string;
  contactPhone: string;
  email: string;
}

const EACH = 8;

/**
 * A hundred kinds of searches and filters for one firm. The common words and the filters are the same for every firm; what
 * is looked for as one particular customer or contact is drawn from the firm itself.
 */
export async function searchKinds(db: pg.Client): Promise<SearchKind[]> {
  const random = seededRandom("searches");
  const found = await drawFound(db, random);
  const words = wordKinds(found);
  const filters = await filterKinds(db);
  const crossed = [
    "one letter",
    "a common word",
    "a common part of a word",
    "a rare word",
    "a city",
    "a contact's surname",
    "two common words",
    "no such word",
  ];
  const by = ["a large industry", "a small industry", "a large category", "a seller", "a source", "changed this week"];
  const pick = <Kind extends { name: string }>(kinds: Kind[], names: string[]): Kind[] => kinds.filter(({ name }) => names.includes(name));
  return [
    ...(await pageKinds(db)),
    ...words.map(({ name, words: each }) =>
      kind(
        name,
        each.map((q) => ({ q })),
      ),
    ),
    ...filters.map(({ name, filter }) => kind(name, [filter])),
    ...pick(words, crossed).flatMap((word) =>
      pick(filters, by).map(({ name, filter }) =>
        kind(
          `${word.name}, ${name}`,
          word.words.map((q) => ({ q, ...filter })),
        ),
      ),
    ),
    kind("«Flere filtre» opened", [{ q: "bygg", industry: "20" }], "/customers/filters"),
  ];
}

type Params = Record<string, string>;

const kind = (name: string, params: Params[], path = "/customers"): SearchKind => ({
  name,
  addresses: params.map((each) => `${path}?${new URLSearchParams(each).toString()}`),
});

/** Two letters in the middle exchanged. */
const mistyped = (word: string): string => (word.length < 6 ? "" : word.slice(0, 2) + word.charAt(3) + word.charAt(2) + word.slice(4));

function wordKinds(found: Found[]): { name: string; words: string[] }[] {
  const each = (name: string, of: (one: Found) => string) => ({ name, words: [...new Set(found.map(of).filter((text) => text.trim() !== ""))] });
  const surname = (one: Found): string => one.contact.split(" ").at(-1) ?? "";
  const rareWord = (one: Found): string => one.name.split(" ")[0] ?? "";
  return [
    { name: "one letter", words: ["a", "s", "h", "å"] },
    { name: "a rare letter", words: ["q", "x", "w"] },
    { name: "two letters", words: ["be", "no", "as", "ha"] },
    { name: "a common word", words: ["bygg", "eiendom", "oslo", "holding"] },
    { name: "a common part of a word", words: ["eien", "ser", "lag", "gård"] },
    { name: "nearly everybody's word", words: ["as", "post"] },
    each("a rare word", rareWord),
    each("a rare word half typed", (one) => rareWord(one).slice(0, 4)),
    each("the middle of a word", (one) => rareWord(one).slice(1, 6)),
    each("a whole name", (one) => one.name),
    each("a name and its city", (one) => `${one.name} ${one.city}`),
    { name: "two common words", words: ["bygg oslo", "eiendom bergen", "holding as", "service trondheim"] },
    { name: "two common words that few have together", words: ["borettslag bygg", "kommune holding", "barnehage eiendom", "tannlege transport"] },
    { name: "three common words", words: ["as bygg oslo", "og eiendom as", "drift bergen as"] },
    each("six words of one customer", (one) => `${one.name} ${one.city} ${one.contact} ${one.number}`.split(" ").slice(-6).join(" ")),
    each("six words, one of another customer", (one) => `${one.contact} ${one.city} bygg eiendom as`),
    { name: "a city", words: ["bergen", "trondheim", "stavanger", "drammen"] },
    { name: "a large city", words: ["oslo"] },
    each("a small place", (one) => one.city),
    each("an organisation number", (one) => one.number),
    each("an organisation number in groups", (one) => one.number.replace(/(\d{3})(?=\d)/g, "$1 ")),
    each("the beginning of a number", (one) => one.number.slice(0, 5)),
    each("three digits", (one) => one.number.slice(3, 6)),
    each("a contact's name", (one) => one.contact),
    each("a contact's surname", surname),
    { name: "a contact's first name", words: ["anders", "kåre", "ingrid", "øyvind"] },
    { name: "a common contact's name", words: ["anders hansen", "nina olsen", "per berg"] },
    each("a contact's e-mail", (one) => one.contactEmail),
    each("the beginning of a contact's e-mail", (one) => one.contactEmail.split("@")[0] ?? ""),
    each("a customer's e-mail", (one) => one.email),
    each("a telephone number", (one) => one.contactPhone),
    each("the end of a telephone number", (one) => one.contactPhone.slice(-5)),
    { name: "no such word", words: ["xqzwv", "qqwwzz", "vxkjq"] },
    { name: "a common word and no such word", words: ["eiendom xqzwv", "oslo qqwwzz"] },
    { name: "a common word with a typing error", words: ["eidnom", "hodling", "trondehim", "stavagner"] },
    each("a rare word with a typing error", (one) => mistyped(rareWord(one))),
    { name: "no such number", words: ["811111111", "822222222"] },
    { name: "nothing but signs", words: ["…", "&/"] },
  ];
}

async function filterKinds(db: pg.Client): Promise<{ name: string; filter: Params }[]> {
  const { rows } = await db.query<{
    large: string;
    small: string;
    coded: string;
    categories: string[];
    seller: string;
    origin: string;
    product: string;
    source: string;
  }>(`
    WITH industries AS (SELECT industry_id::text AS id, count(*) AS n FROM customer_industry GROUP BY 1)
    SELECT (SELECT id FROM industries ORDER BY n DESC, id LIMIT 1) AS large, (SELECT id FROM industries ORDER BY n, id OFFSET 5 LIMIT 1) AS small,
           ARRAY(SELECT category_id::text FROM customer_category GROUP BY 1 ORDER BY count(*) DESC, 1) AS categories,
           (SELECT employee_id::text FROM customer_seller GROUP BY 1 ORDER BY count(*) DESC, 1 OFFSET 2 LIMIT 1) AS seller,
           (SELECT origin_id::text FROM customer_origin GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS origin,
           (SELECT product_id::text FROM customer_product GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS product,
           (SELECT source_id::text FROM customer_source GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS source`);
  const chosen = rows[0];
  if (!chosen) throw new Error("Nothing to filter by");
  const { large, small, categories, seller, origin, product, source } = chosen;
  const category = (n: number): string => categories.at(n) ?? "";
  const since = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  return [
    { name: "a large industry", filter: { industry: large } },
    { name: "a small industry", filter: { industry: small } },
    { name: "a large industry with secondary codes", filter: { industry: large, secondary: "1" } },
    { name: "a large category", filter: { category: category(0) } },
    { name: "a small category", filter: { category: category(-1) } },
    { name: "any of three categories", filter: { category: [category(0), category(2), category(4)].join(",") } },
    { name: "all of two categories", filter: { category: [category(0), category(1)].join(","), match: "all" } },
    { name: "a seller", filter: { seller } },
    { name: "without a seller", filter: { seller: "none" } },
    { name: "an origin", filter: { origin } },
    { name: "a product", filter: { product } },
    { name: "a source", filter: { source } },
    { name: "changed this week", filter: { since: since(7) } },
    { name: "changed this half-year", filter: { since: since(180) } },
    { name: "an industry and a seller", filter: { industry: large, seller } },
    { name: "industry, category, seller and source", filter: { industry: large, category: category(0), seller, source } },
  ];
}

/** The list's first and last page, the ten-thousandth (of a firm with fewer: the middle one), and further pages of a search. */
async function pageKinds(db: pg.Client): Promise<SearchKind[]> {
  const { rows } = await db.query<{ all: string; bygg: string }>(`
    WITH alive AS (SELECT c.id, c.name, s.words FROM customer c JOIN customer_search s ON s.customer_id = c.id WHERE c.deleted_by_operation IS NULL)
    SELECT (SELECT id::text FROM alive ORDER BY name COLLATE "nb-NO-x-icu", id OFFSET least(50 * 9999, (SELECT count(*) / 2 FROM alive)) LIMIT 1) AS all,
           (SELECT id::text FROM alive WHERE words LIKE '%bygg%' ORDER BY name COLLATE "nb-NO-x-icu", id OFFSET (SELECT count(*) / 2 FROM alive WHERE words LIKE '%bygg%') LIMIT 1) AS bygg`);
  const { all = "", bygg = "" } = rows[0] ?? {};
  return [
    { name: "the list", addresses: ["/customers"] },
    kind("the ten-thousandth page", [{ after: all }]),
    kind("the page before that", [{ before: all }]),
    kind("the last page", [{ page: "last" }]),
    kind("the middle page of a common word", [{ q: "bygg", after: bygg }]),
    kind("the last page of a common word", [{ q: "bygg", page: "last" }]),
  ];
}

async function drawFound(db: pg.Client, random: SeededRandom): Promise<Found[]> {
  const { rows } = await db.query<{ last: number }>("SELECT max(id) AS last FROM customer");
  const found = new Map<string, Found>();
  for (let tries = 0; found.size < EACH && tries < 2_000; tries++) {
    const { rows: drawn } = await db.query<Found>(
      `SELECT c.name, c.organization_number AS number, c.visiting_city AS city, p.name AS contact, p.email AS "contactEmail", p.phone AS "contactPhone", c.email
       FROM customer c JOIN contact_link l ON l.customer_id = c.id JOIN contact p ON p.id = l.contact_id
       WHERE c.id = $1 AND c.deleted_by_operation IS NULL AND c.organization_number IS NOT NULL AND c.visiting_city <> '' AND p.email <> '' AND p.phone <> '' LIMIT 1`,
      [random.whole(1, rows[0]?.last ?? 1)],
    );
    for (const one of drawn) found.set(one.number, one);
  }
  return [...found.values()];
}
