import { type CustomerColumn, customerHeads } from "../exports/customer-heads";
import type { RowColumn } from "./register-columns";

/** What the columns of the app's own file of customers are called in the register's. */
const asInRegister: Partial<Record<CustomerColumn, RowColumn>> = {
  name: "navn",
  organizationNumber: "organisasjonsnummer",
  registerName: "registernavn",
  organizationForm: "organisasjonsform.kode",
  numberOfEmployees: "antallAnsatte",
  website: "hjemmeside",
  postalAddress: "postadresse.adresse",
  postalCode: "postadresse.postnummer",
  postalCity: "postadresse.poststed",
  postalCountry: "postadresse.land",
  visitingAddress: "forretningsadresse.adresse",
  visitingCode: "forretningsadresse.postnummer",
  visitingCity: "forretningsadresse.poststed",
  visitingCountry: "forretningsadresse.land",
  registerCode1: "naeringskode1.kode",
  registerCode2: "naeringskode2.kode",
  registerCode3: "naeringskode3.kode",
};

/**
 * Which columns of the app's own file of customers («Eksporter») stand where, by its heads in small letters, in either
 * language; null where it is no such file: «Navn» and «Organisasjonsnummer» are words of the register too.
 */
export function placesOfOwn(heads: string[]): [RowColumn, number][] | null {
  for (const language of ["nb", "en"] as const) {
    const places = Object.entries(asInRegister)
      .map(([column, name]): [RowColumn, number] => [name, heads.indexOf(customerHeads[column as CustomerColumn][language].toLowerCase())])
      .filter(([, place]) => place >= 0);
    if (places.some(([name]) => name === "registernavn")) return places;
  }
  return null;
}
