import type { CustomerRow } from "@/lib/crm/customers/search-customers";
import type { Matched } from "@/lib/crm/customers/what-matched";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

/** What was found of a customer that its row doesn't show: «Kontakt: Nora Berg · Postadresse: BERGEN». */
export const matchedText = (t: Texts, { matched }: Pick<CustomerRow, "matched">): string => matched.map((each) => toldMatch(t, each)).join(" · ");

function toldMatch(t: Texts, { by, text, person, customer = "" }: Matched): string {
  if (by === "mergedNumber" || by === "formerNumber") return t(`customers.matched.${by}`, { text: formatOrganizationNumber(text), customer });
  return person === undefined ? t(`customers.matched.${by}`, { text }) : t(`customers.matched.${by}Of`, { text, person });
}
