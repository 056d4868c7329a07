import { countLimit } from "../../count-limit";
import type { Database } from "../../db/client";
import type { Locale } from "../../i18n/texts";
import { countCategories } from "../categories/category-queries";
import { everyCustomer } from "../customers/customer-filters";
import { countCustomers } from "../customers/count-customers";
import { countIndustries } from "../industries/industry-queries";
import type { ValueNoun } from "../value-lists/value-list";
import { countValues } from "../value-lists/value-queries";
import { contactTable, countContactRows } from "./contact-table";
import { customerTable } from "./customer-table";
import type { ExportTable } from "./export-table";
import { countGroupRows, groupTable } from "./group-table";
import { countOpportunityRows, opportunityTable } from "./opportunity-table";
import { categoryTable, industryTable, valueLists, valueTable } from "./value-tables";

type ReadTable = (db: Database, language: Locale) => Promise<ExportTable>;

const values =
  (noun: ValueNoun): ReadTable =>
  (db, language) =>
    valueTable(db, noun, language);

/** What can be taken out of the app, table by table, in the order of the page. What is deleted is in none of them. */
const tables = {
  customers: (db, language) => customerTable(db, { search: everyCustomer }, language),
  contacts: contactTable,
  opportunities: opportunityTable,
  categories: categoryTable,
  industries: industryTable,
  groups: groupTable,
  contactRoles: values("contactRoles"),
  origins: values("origins"),
  products: values("products"),
  sources: values("sources"),
  opportunityTypes: values("opportunityTypes"),
  opportunitySteps: values("opportunitySteps"),
  lostReasons: values("lostReasons"),
} as const satisfies Record<string, ReadTable>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];

/** A table with all its rows. */
export const tableOf = (db: Database, name: TableName, language: Locale): Promise<ExportTable> => tables[name](db, language);

/** How many rows each table has; of what there may be very many of, counted no further than one beyond the limit of every list. */
export async function countTables(db: Database): Promise<Record<TableName, number>> {
  const nouns = Object.keys(valueLists) as ValueNoun[];
  const [customers, contacts, opportunities, categories, industries, groups, values] = await Promise.all([
    countCustomers(db),
    countContactRows(db, countLimit),
    countOpportunityRows(db, countLimit),
    countCategories(db),
    countIndustries(db),
    countGroupRows(db),
    countValues(
      db,
      nouns.map((noun) => valueLists[noun].entity),
    ),
  ]);
  const ofLists = Object.fromEntries(nouns.map((noun, n) => [noun, values[n] ?? 0])) as Record<ValueNoun, number>;
  return { customers, contacts, opportunities, categories, industries, groups, ...ofLists };
}
