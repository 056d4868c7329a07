import type { ComponentProps } from "react";

import type { CustomerLine, CustomerTable } from "@/components/customers/customer-table";
import { areUsual, type Column, usualColumns } from "@/lib/crm/customers/customer-list";
import type { CustomerRow, CustomerSearch } from "@/lib/crm/customers/search-customers";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { matchedText } from "../matched-text";

/** The customers of a page as its table shows them, in the columns that are chosen. */
export const linesOf = (t: Texts, rows: CustomerRow[], { columns = usualColumns }: CustomerSearch): CustomerLine[] =>
  rows.map((row) => ({
    id: row.id,
    name: row.name,
    cells: columns.map((column) => cellOf[column](t, row)),
    categories: row.categories,
    matched: matchedText(t, row),
  }));

const cellOf: Record<Column, (t: Texts, row: CustomerRow) => string> = {
  organizationNumber: (_, { organizationNumber }) => (organizationNumber ? formatOrganizationNumber(organizationNumber) : ""),
  city: (_, { city }) => city,
  phone: (_, { more }) => more?.phone ?? "",
  email: (_, { more }) => more?.email ?? "",
  numberOfEmployees: (t, { more }) => (more?.numberOfEmployees == null ? "" : t.number(more.numberOfEmployees)),
  source: (_, { more }) => more?.source ?? "",
  industry: (_, { industry }) => industry ?? "",
  // They are chips, which the table makes.
  categories: () => "",
  seller: (_, { seller }) => seller ?? "",
  changed: (t, { changedAt }) => (changedAt ? t.date(changedAt) : ""),
};

/** The table's words. */
export const tableLabels = (t: Texts, { columns = usualColumns }: CustomerSearch): ComponentProps<typeof CustomerTable>["labels"] => ({
  title: t("customers.title"),
  name: t("customers.fields.name"),
  columns: columns.map((name) => ({
    name,
    head: headOf(t, name),
    ...((name === "changed" || name === "numberOfEmployees" || name === "source") && { short: t(`customers.short.${name}`) }),
  })),
  usual: areUsual(columns),
  andMore: t("customers.andMore", { more: "{more}" }),
});

/** What a column is called over figures, where there is little room. */
const headOf = (t: Texts, column: Column): string =>
  column === "numberOfEmployees"
    ? t("customers.short.numberOfEmployees")
    : t(`customers.fields.${column === "organizationNumber" ? "organizationNumberShort" : column}`);
