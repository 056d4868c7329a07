import type { Transaction } from "../../db/client";
import { formatDate, formatKroner } from "../../i18n/format";

/** How a field's value is shown to a person: names in place of ids, kroner in place of øre; «» for nothing. */
export async function showOpportunityField(tx: Transaction, language: "nb" | "en", field: string, value: unknown): Promise<string> {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const byId = { where: { id: Number(value) } };
  switch (field) {
    case "amount":
      return formatKroner(Number(value), language);
    case "expectedClose":
      return formatDate(new Date(text), language);
    case "contact":
      return (await tx.contact.findUnique(byId))?.name ?? "";
    case "source":
      return named(await tx.source.findUnique(byId), language);
    case "type":
      return named(await tx.opportunityType.findUnique(byId), language);
    case "step":
      return named(await tx.opportunityStep.findUnique(byId), language);
    case "products": {
      const products = await tx.product.findMany({ where: { id: { in: value as number[] } }, orderBy: [{ position: "asc" }, { id: "asc" }] });
      return products.map((product) => named(product, language)).join(", ");
    }
    default:
      return text;
  }
}

const named = (value: { nb: string; en: string | null } | null, language: "nb" | "en"): string => (language === "en" ? value?.en : null) ?? value?.nb ?? "";
