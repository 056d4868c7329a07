import { Prisma } from "../../db/generated/client";

/** What a customer `c` holds of what the register says too, its industry from `customer_industry i`. */
export const currentFields = Prisma.sql`
  jsonb_build_object('name', c.name, 'registerName', c.register_name, 'organizationForm', c.organization_form,
    'numberOfEmployees', c.number_of_employees, 'phone', c.phone, 'email', c.email, 'website', c.website,
    'postalAddress', c.postal_address, 'postalCode', c.postal_code, 'postalCity', c.postal_city, 'postalCountry', c.postal_country,
    'visitingAddress', c.visiting_address, 'visitingCode', c.visiting_code, 'visitingCity', c.visiting_city,
    'visitingCountry', c.visiting_country, 'registerCodes', c.register_codes, 'industry', i.industry_id)`;

/** Holds customers and their places in industries (which a move of many changes without the customers' own rows) before they are read. */
export const holdCustomers = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT 1 FROM customer c LEFT JOIN LATERAL (SELECT 1 FROM customer_industry l WHERE l.customer_id = c.id FOR UPDATE) AS l ON true
  WHERE ${which} ORDER BY c.id FOR UPDATE OF c`;
