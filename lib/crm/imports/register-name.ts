/**
 * A name as people write it, from the capitals of the business register: «BYGG OG ENERGI SYSTEMER AS»
 * becomes «Bygg og Energi Systemer AS». Made once, at import; a person's own spelling then stays.
 * Only the case of letters changes. A name that has small letters already is somebody's spelling and stays.
 * Source of the rules: the product's design, «Names from the register».
 */
export function registerName(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  const pieces = piecesOf(name);
  return pieces.map((piece) => piece.before + spelled(piece, pieces) + piece.after).join("");
}

/**
 * A town as people write it: «MO I RANA» → «Mo i Rana», «DK-1150 KØBENHAVN K» → «DK-1150 København K».
 * The two letters of a country before a foreign postcode stay.
 */
export function registerCity(city: string): string {
  const country = /^\p{Lu}{2}-(?=[\p{L}\p{N}])/u.exec(city)?.[0] ?? "";
  return country + registerName(city.slice(country.length));
}

interface Piece {
  text: string;
  index: number;
  /** What stands before the first piece; empty for all others. */
  before: string;
  /** What stands between this piece and the next. */
  after: string;
}

function piecesOf(name: string): Piece[] {
  const found = [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  if (found.length === 0) return [{ text: "", index: 0, before: name, after: "" }];
  return found.map((match, index) => ({
    text: match[0],
    index,
    before: index === 0 ? name.slice(0, match.index) : "",
    after: name.slice(match.index + match[0].length, found[index + 1]?.index ?? name.length),
  }));
}

function spelled(piece: Piece, pieces: Piece[]): string {
  const { text, index, after } = piece;
  const previous = pieces[index - 1];
  if (/\p{N}/u.test(text)) return text;
  if (previous?.after === "." && internetDomains.has(text) && !after.startsWith(".")) return small(text);
  if (isEnglishEnding(piece, previous)) return small(text);
  if (text === "I" || text === "VI") return isNumeral(piece, pieces) ? text : text === "I" ? "i" : "Vi";
  if (smallWords.has(text)) return index === 0 ? large(text) : small(text);
  if (organizationForms.has(text) || abbreviations.has(text) || romanNumeral.test(text)) return text;
  // With a full stop after it («ST. OLAVS», «TH.») it is a shortened word, not letters that are read one by one.
  if (hasNoVowel(text) && !after.startsWith(".")) return text;
  return large(text);
}

/** «Children's», «Landstryker'n», but «D'Mens»: one letter after an apostrophe, at the end of a word. */
const isEnglishEnding = ({ text, after }: Piece, previous: Piece | undefined): boolean =>
  text.length === 1 && /^['’´`]$/.test(previous?.after ?? "") && (previous?.text.length ?? 0) > 1 && !/^['’´`-]\S/.test(after);

/**
 * «I» and «VI» are words too («Mo i Rana», «Vi Kan Lærlinger»): numerals, or initials, only at the start (I),
 * between other initials, before a full stop, or where nothing but organisation forms follows.
 */
function isNumeral({ text, index, after }: Piece, pieces: Piece[]): boolean {
  if (pieces.slice(index + 1).every((later) => organizationForms.has(later.text))) return index > 0 || text === "I";
  if (text !== "I") return false;
  return index === 0 || after.startsWith(".") || (pieces[index - 1]?.text.length === 1 && pieces[index + 1]?.text.length === 1);
}

const hasNoVowel = (word: string): boolean => word.length > 1 && /^\p{Script=Latin}+$/u.test(word) && !/[AEIOUYÆØŒ]/i.test(word.normalize("NFD"));

/** Letter by letter, so that no letter's small form depends on its neighbours. */
const small = (word: string): string => [...word].map((letter) => letter.toLowerCase()).join("");
const large = (word: string): string => {
  const [first = "", ...rest] = word;
  return first + small(rest.join(""));
};

const romanNumeral = /^(?=..)X{0,3}(IX|IV|V?I{0,3})$/;

const smallWords = new Set(["OG", "I", "PÅ", "AV", "FOR", "TIL", "VED", "MED", "UNDER", "OM"]);

const organizationForms = new Set([
  ...["AS", "ASA", "ANS", "DA", "SA", "BA", "AL", "KS", "NUF", "IKS", "KF", "FKF", "HF", "RHF", "SF", "ENK", "BRL", "BBL"],
  ...["AB", "OY", "OÜ", "APS", "AG", "KG", "GMBH", "LTD", "LLC", "PLC", "UAB", "OAB", "BV", "NV", "SRL"],
]);

const abbreviations = new Set([
  ...["ABC", "ADHD", "AI", "AOF", "EMEA", "EU", "FAU", "HMS", "IF", "IK", "IKEA", "IKM", "IKT", "IL", "IOGT", "ISS", "IT", "KFUK"],
  ...["KFUM", "LO", "NAF", "NATO", "NAV", "NHO", "NTNU", "OBOS", "SFO", "SOS", "TV", "UF", "UKM", "UL", "UNESCO", "USA", "VVS"],
]);

const internetDomains = new Set(["AI", "APP", "AS", "COM", "DK", "EU", "INFO", "IO", "NET", "NO", "NU", "ORG", "SE", "SHOP", "TECH"]);
