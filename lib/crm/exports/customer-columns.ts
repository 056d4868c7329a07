import { todayInOslo } from "../../dates/today";
import type { SheetCell } from "../../files/sheet";
import type { Column } from "../customers/customer-list";
import { type CustomerColumn, customerColumns } from "./customer-heads";
import { namesCell, textCell, wholeCell } from "./export-table";

/** A customer as a file has it; names of values in the reader's language. */
export interface ExportedCustomer {
  name: string;
  organizationNumber: string | null;
  organizationForm: string | null;
  numberOfEmployees: number | null;
  phone: string;
  email: string;
  website: string;
  postalAddress: string;
  postalCode: string;
  postalCity: string;
  postalCountry: string;
  visitingAddress: string;
  visitingCode: string;
  visitingCity: string;
  visitingCountry: string;
  registerName: string | null;
  registerCodes: string[];
  industry: string | null;
  industryCode: string | null;
  /** Those that show on customers, in Norwegian order. */
  categories: string[];
  seller: string | null;
  source: string | null;
  origin: string | null;
  products: string[];
  /** A moment, where it is asked for. */
  changedAt: string | null;
}

const cellOf: Record<CustomerColumn, (customer: ExportedCustomer) => SheetCell> = {
  name: ({ name }) => textCell(name),
  organizationNumber: ({ organizationNumber }) => textCell(organizationNumber),
  organizationForm: ({ organizationForm }) => textCell(organizationForm),
  visitingAddress: ({ visitingAddress }) => textCell(visitingAddress),
  visitingCode: ({ visitingCode }) => textCell(visitingCode),
  visitingCity: ({ visitingCity }) => textCell(visitingCity),
  visitingCountry: ({ visitingCountry }) => textCell(visitingCountry),
  postalAddress: ({ postalAddress }) => textCell(postalAddress),
  postalCode: ({ postalCode }) => textCell(postalCode),
  postalCity: ({ postalCity }) => textCell(postalCity),
  postalCountry: ({ postalCountry }) => textCell(postalCountry),
  phone: ({ phone }) => textCell(phone),
  email: ({ email }) => textCell(email),
  website: ({ website }) => textCell(website),
  numberOfEmployees: ({ numberOfEmployees }) => wholeCell(numberOfEmployees),
  industryCode: ({ industryCode }) => textCell(industryCode),
  industry: ({ industry }) => textCell(industry),
  categories: ({ categories }) => namesCell(categories),
  seller: ({ seller }) => textCell(seller),
  source: ({ source }) => textCell(source),
  origin: ({ origin }) => textCell(origin),
  products: ({ products }) => namesCell(products),
  registerName: ({ registerName }) => textCell(registerName),
  registerCode1: ({ registerCodes }) => textCell(registerCodes[0] ?? ""),
  registerCode2: ({ registerCodes }) => textCell(registerCodes[1] ?? ""),
  registerCode3: ({ registerCodes }) => textCell(registerCodes[2] ?? ""),
  city: ({ visitingCity, postalCity }) => textCell(visitingCity || postalCity),
  changed: ({ changedAt }) => textCell(changedAt && todayInOslo(new Date(changedAt))),
};

/** What every file of customers holds: all but what a list alone shows. */
const always = customerColumns.filter((column) => column !== "city" && column !== "changed");

/** The columns of a file: the name, those that the list shows, in its order, and all others. */
export function columnsBeside(shown: readonly Column[]): CustomerColumn[] {
  return [...new Set<CustomerColumn>(["name", ...shown, ...always])];
}

export const customerCells = (customer: ExportedCustomer, columns: CustomerColumn[]): SheetCell[] => columns.map((column) => cellOf[column](customer));
