import type { Database } from "../db/client";

/** What the demo firm needs to know of a customer to sell to it. */
export interface DemoCustomer {
  id: number;
  name: string;
  organizationNumber: string;
  organizationForm: string;
  numberOfEmployees: number;
  /** The postcode it is visited at; empty abroad and where there is none. */
  visitingCode: string;
}

/** The customer that the design's pictures show. */
export const shownCustomer = "997166221";

/** All customers, in the order of the register's file. */
export const readDemoCustomers = (db: Database): Promise<DemoCustomer[]> => db.$queryRaw<DemoCustomer[]>`
  SELECT id, name, coalesce(organization_number, '') AS "organizationNumber", coalesce(organization_form, '') AS "organizationForm",
         coalesce(number_of_employees, 0) AS "numberOfEmployees", visiting_code AS "visitingCode"
  FROM customer WHERE deleted_by_operation IS NULL ORDER BY id`;
