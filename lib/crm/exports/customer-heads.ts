/**
 * What the columns of a file of customers are called. They stand here and not among the messages since they are the format of
 * a file: an import knows the columns by them, in either language.
 */
export const customerHeads = {
  name: { nb: "Navn", en: "Name" },
  organizationNumber: { nb: "Organisasjonsnummer", en: "Organisation number" },
  organizationForm: { nb: "Organisasjonsform", en: "Organisation form" },
  visitingAddress: { nb: "Besøksadresse", en: "Visiting address" },
  visitingCode: { nb: "Postnr. i besøksadressen", en: "Postcode of the visiting address" },
  visitingCity: { nb: "Poststed i besøksadressen", en: "City of the visiting address" },
  visitingCountry: { nb: "Land i besøksadressen", en: "Country of the visiting address" },
  postalAddress: { nb: "Postadresse", en: "Postal address" },
  postalCode: { nb: "Postnr. i postadressen", en: "Postcode of the postal address" },
  postalCity: { nb: "Poststed i postadressen", en: "City of the postal address" },
  postalCountry: { nb: "Land i postadressen", en: "Country of the postal address" },
  phone: { nb: "Telefon", en: "Phone" },
  email: { nb: "E-post", en: "Email" },
  website: { nb: "Nettsted", en: "Website" },
  numberOfEmployees: { nb: "Antall ansatte", en: "Number of employees" },
  industryCode: { nb: "Bransjens næringskode", en: "Industry code of the industry" },
  industry: { nb: "Bransje", en: "Industry" },
  categories: { nb: "Kategorier", en: "Categories" },
  seller: { nb: "Selger", en: "Seller" },
  source: { nb: "Kilde", en: "Source" },
  origin: { nb: "Kontaktopprinnelse", en: "Contact origin" },
  products: { nb: "Produkter", en: "Products" },
  registerName: { nb: "Navn i Enhetsregisteret", en: "Name in the Register of Legal Entities" },
  registerCode1: { nb: "Næringskode 1 i Enhetsregisteret", en: "Industry code 1 in the Register of Legal Entities" },
  registerCode2: { nb: "Næringskode 2 i Enhetsregisteret", en: "Industry code 2 in the Register of Legal Entities" },
  registerCode3: { nb: "Næringskode 3 i Enhetsregisteret", en: "Industry code 3 in the Register of Legal Entities" },
  city: { nb: "Poststed", en: "City" },
  changed: { nb: "Sist endret", en: "Last changed" },
} as const satisfies Record<string, Record<"nb" | "en", string>>;

export type CustomerColumn = keyof typeof customerHeads;
export const customerColumns = Object.keys(customerHeads) as CustomerColumn[];
