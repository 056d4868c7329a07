import type { Transaction } from "../../db/client";
import { formatDate, formatKroner, formatShare } from "../../i18n/format";
import type { SellerShares } from "./sellers-field";

/** How a field's value is shown to a person: names in place of ids, kroner in place of øre; «» for nothing. */
export async function showOpportunityField(tx: Transaction, language: "nb" | "en", field: string, value: unknown): Promise<string> {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const byId = { where: { id: Number(value) } };
  switch (field) {
    case "amount":
      return formatKroner(Number(value), language);
    case "expectedClose":
    case "closedOn":
      return formatDate(new Date(text), language);
    case "probability":
      return `${text}\u00A0%`;
    case "sellers":
      return showSellers(tx, language, value as SellerShares);
    case "lostReason":
      return named(await tx.lostReason.findUnique(byId), language);
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

async function showSellers(tx: Transaction, language: "nb" | "en", sellers: SellerShares): Promise<string> {
  const people = await tx.employee.findMany({ where: { id: { in: sellers.map(([who]) => who) } }, select: { id: true, name: true } });
  return sellers.map(([who, share]) => `${people.find(({ id }) => id === who)?.name ?? ""} ${formatShare(share, language)}`).join(", ");
}
