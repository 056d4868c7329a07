import type { FilterInForce } from "@/lib/crm/customers/filter-choices";
import { noonOf } from "@/lib/dates/noon-of";
import type { Texts } from "@/lib/i18n/texts";

/** A filter in force, in words: «Bransje: Fiske». */
export function filterText(t: Texts, { name, value, label }: FilterInForce): string {
  if (value === "none") return t("customers.search.withoutSeller");
  if (name === "changedSince") return t("customers.filterChip.changedSince", { day: t.date(noonOf(String(value))) });
  return t(`customers.filterChip.${name}`, { label });
}
