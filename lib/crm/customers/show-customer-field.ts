import type { Transaction } from "../../db/client";
import { formatNumber, formatOrganizationNumber } from "../../i18n/format";
import { textsIn } from "../../i18n/texts";

/** How a field's value is shown to a person: names in place of ids, digits in their groups; «» for nothing. */
export async function showCustomerField(tx: Transaction, language: "nb" | "en", field: string, value: unknown): Promise<string> {
  if (value === null || value === undefined || value === "") return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  switch (field) {
    case "organizationNumber":
      return formatOrganizationNumber(text);
    case "numberOfEmployees":
      return formatNumber(Number(value), language);
    case "organizationForm":
      return textsIn(language)(`organizationForms.${text}`);
    case "industry":
      return valueName(await tx.industry.findUnique({ where: { id: Number(value) } }), language);
    case "origin":
      return valueName(await tx.origin.findUnique({ where: { id: Number(value) } }), language);
    case "source":
      return valueName(await tx.source.findUnique({ where: { id: Number(value) } }), language);
    case "products": {
      const products = await tx.product.findMany({ where: { id: { in: value as number[] } }, orderBy: [{ position: "asc" }, { id: "asc" }] });
      return products.map((product) => valueName(product, language)).join(", ");
    }
    case "seller":
      return (await tx.employee.findUnique({ where: { id: Number(value) } }))?.name ?? "";
    default:
      return text;
  }
}

const valueName = (value: { nb: string; en: string | null } | null, language: "nb" | "en"): string => (language === "en" ? value?.en : null) ?? value?.nb ?? "";
