import type { DeletedCard } from "@/lib/crm/deleted-customers/find-deleted-card";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { Facts } from "../../../../facts";

/** «Firmainfo», «Tilleggsinfo» and the categories of a deleted customer: what is empty is left out. */
export function DeletedFacts({ t, card: { customer, categories, origin, source, products } }: { t: Texts; card: DeletedCard }) {
  const address = (street: string, code: string, city: string): string => [street, [code, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const facts: [string, string][] = [
    ["organizationNumber", customer.organizationNumber ? formatOrganizationNumber(customer.organizationNumber) : ""],
    ["organizationForm", customer.organizationForm ? t(`organizationForms.${customer.organizationForm}`) : ""],
    ["numberOfEmployees", customer.numberOfEmployees === null ? "" : t.number(customer.numberOfEmployees)],
    ["industry", customer.industryName ?? ""],
    ["seller", customer.sellerName ?? ""],
    ["phone", customer.phone],
    ["email", customer.email],
    ["website", customer.website],
    ["postalAddress", address(customer.postalAddress, customer.postalCode, customer.postalCity)],
    ["visitingAddress", address(customer.visitingAddress, customer.visitingCode, customer.visitingCity)],
    ["categories", categories.join(", ")],
    ["origin", origin ?? ""],
    ["source", source ?? ""],
    ["products", products.join(", ")],
  ];
  return <Facts facts={facts.map(([field, fact]) => [t(`customers.fields.${field}`), fact])} />;
}
