/**
 * The columns of the register's own file (Enhetsregisteret, «enheter», CSV) that a customer takes something
 * from, at import or at a look-up. All others are left unread. Source: the register's open data, https://data.brreg.no.
 */
export const registerColumns = [
  "organisasjonsnummer",
  "navn",
  "organisasjonsform.kode",
  "antallAnsatte",
  "hjemmeside",
  "postadresse.adresse",
  "postadresse.postnummer",
  "postadresse.poststed",
  "postadresse.land",
  "forretningsadresse.adresse",
  "forretningsadresse.postnummer",
  "forretningsadresse.poststed",
  "forretningsadresse.land",
  "naeringskode1.kode",
  "naeringskode2.kode",
  "naeringskode3.kode",
  "telefon",
  "mobil",
  "epostadresse",
  "konkurs",
  "konkursdato",
  "underAvvikling",
  "underAvviklingDato",
  "underTvangsavviklingEllerTvangsopplosning",
] as const;

export type RegisterColumn = (typeof registerColumns)[number];

/** A column of a row: the app's own file has the name in the register beside «navn», which there is the customer's own. */
export type RowColumn = RegisterColumn | "registernavn";

/** Without these there is no customer to make. */
export const requiredColumns = ["organisasjonsnummer", "navn"] as const satisfies readonly RegisterColumn[];

/** One row as the file has it: columns that the file lacks are not there, which is not the same as empty. */
export type RawRow = Partial<Record<RowColumn, string>>;

/** Whether a value is such a row: known columns and texts, nothing else. */
export const isRawRow = (value: unknown): value is RawRow =>
  typeof value === "object" && value !== null && Object.entries(value).every(([column, text]) => known.has(column) && typeof text === "string");

const known: ReadonlySet<string> = new Set([...registerColumns, "registernavn"]);
