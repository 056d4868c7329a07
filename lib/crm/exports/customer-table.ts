import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Locale } from "../../i18n/texts";
import { type Line, turnIn } from "../../jobs/line";
import { lastOperation } from "../customers/changed-since";
import { foundBy, notDeleted } from "../customers/customer-conditions";
import type { CustomerFilters } from "../customers/customer-filters";
import { byName, type Column, type Ordering } from "../customers/customer-list";
import { customerOrders } from "../customers/customer-orders";
import { columnsBeside, customerCells, type ExportedCustomer } from "./customer-columns";
import { customerHeads } from "./customer-heads";
import { type ExportTable, recordsAtOnce } from "./export-table";

/** All customers that a search finds, in its order, with the columns that the list shows and all that every file has. */
export async function customerTable(
  db: Database,
  { search, order = byName, shown = [] }: { search: CustomerFilters; order?: Ordering; shown?: readonly Column[] },
  language: Locale,
): Promise<ExportTable> {
  const ids = await foundInOrder(db, search, order);
  const columns = columnsBeside(shown);
  const pieces = async function* () {
    yield [columns.map((column) => ({ text: customerHeads[column][language] }))];
    for (let from = 0; from < ids.length; from += recordsAtOnce) {
      const customers = await readCustomers(db, [...ids.subarray(from, from + recordsAtOnce)], { language, changed: columns.includes("changed") });
      yield customers.map((customer) => customerCells(customer, columns));
    }
  };
  return { rows: ids.length, pieces };
}

/** Finding and ordering a million takes a connection for seconds: others wait for theirs, and not for a free connection. */
const line: Line = { atWork: 0, waiting: [] };

/**
 * The ids of all found, kept at four bytes each: read once, so that whoever is renamed while the file is written stands in it
 * once, and nobody is passed over.
 */
async function foundInOrder(db: Database, search: CustomerFilters, { sort, descending }: Ordering): Promise<Int32Array> {
  const way = Prisma.raw(descending ? "DESC" : "ASC");
  const keys = [...customerOrders[sort].keys, Prisma.sql`c.id`].map((key) => Prisma.sql`${key} ${way}`);
  const next = await turnIn(line);
  try {
    const [{ ids }] = await db.$queryRaw<[{ ids: number[] }]>`
      SELECT ARRAY(SELECT c.id FROM customer c WHERE ${await foundBy(db, search)} ORDER BY ${Prisma.join(keys, ", ")}) AS ids`;
    return Int32Array.from(ids);
  } finally {
    next();
  }
}

/** As one value of JSON, like the rows of the list. Whoever was deleted meanwhile is left out. */
async function readCustomers(db: Database, ids: number[], { language, changed }: { language: Locale; changed: boolean }): Promise<ExportedCustomer[]> {
  const name = (value: Prisma.Sql): Prisma.Sql => (language === "en" ? Prisma.sql`coalesce(${value}.en, ${value}.nb)` : Prisma.sql`${value}.nb`);
  const [{ customers }] = await db.$queryRaw<[{ customers: ExportedCustomer[] }]>`
    SELECT coalesce(json_agg(json_build_object(
      'name', c.name, 'organizationNumber', c.organization_number, 'organizationForm', c.organization_form, 'numberOfEmployees', c.number_of_employees,
      'phone', c.phone, 'email', c.email, 'website', c.website,
      'postalAddress', c.postal_address, 'postalCode', c.postal_code, 'postalCity', c.postal_city, 'postalCountry', c.postal_country,
      'visitingAddress', c.visiting_address, 'visitingCode', c.visiting_code, 'visitingCity', c.visiting_city, 'visitingCountry', c.visiting_country,
      'registerName', c.register_name, 'registerCodes', c.register_codes,
      'industry', (SELECT ${name(Prisma.sql`i`)} FROM customer_industry l JOIN industry i ON i.id = l.industry_id WHERE l.customer_id = c.id),
      'industryCode', (SELECT i.code FROM customer_industry l JOIN industry i ON i.id = l.industry_id WHERE l.customer_id = c.id),
      'seller', (SELECT e.name FROM customer_seller l JOIN employee e ON e.id = l.employee_id WHERE l.customer_id = c.id),
      'source', (SELECT ${name(Prisma.sql`s`)} FROM customer_source l JOIN source s ON s.id = l.source_id WHERE l.customer_id = c.id),
      'origin', (SELECT ${name(Prisma.sql`o`)} FROM customer_origin l JOIN origin o ON o.id = l.origin_id WHERE l.customer_id = c.id),
      'products', ARRAY(SELECT ${name(Prisma.sql`p`)} FROM customer_product l JOIN product p ON p.id = l.product_id WHERE l.customer_id = c.id ORDER BY p.position),
      'categories', ARRAY(SELECT g.name FROM customer_category l JOIN category g ON g.id = l.category_id AND g.show_on_customer AND g.deleted_by_operation IS NULL
                          WHERE l.customer_id = c.id ORDER BY g.name COLLATE "nb-NO-x-icu"),
      'changedAt', ${changed ? Prisma.sql`(SELECT w.at FROM operation w WHERE w.id = ${lastOperation})` : Prisma.sql`NULL`}) ORDER BY wanted.n), '[]') AS customers
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS wanted(id, n) JOIN customer c ON c.id = wanted.id WHERE ${notDeleted}`;
  return customers;
}
