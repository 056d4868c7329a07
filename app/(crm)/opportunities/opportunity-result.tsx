import type { ReactNode } from "react";

import { ResultLine } from "@/components/ui/result-line";
import { asksForShares, type OpportunitySearch } from "@/lib/crm/opportunities/opportunity-search";
import type { OpportunitySums } from "@/lib/crm/opportunities/opportunity-sums";
import { formatKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  search: OpportunitySearch;
  sums: OpportunitySums;
  chips: ReactNode;
}

/** How many are found and what they come to, on all pages: where sellers are looked for, their shares, and the whole beside. */
export function OpportunityResult({ t, search, sums: { found, amount, share, forecast }, chips }: Props) {
  const kroner = (ore: bigint) => formatKroner(ore, t.locale);
  const parts = [
    asksForShares(search)
      ? t("opportunities.sums.share", { share: kroner(share), amount: kroner(amount) })
      : t("opportunities.sums.amount", { amount: kroner(amount) }),
    ...(search.status === "OPEN" ? [t("opportunities.sums.forecast", { forecast: kroner(forecast) })] : []),
  ];
  return (
    <ResultLine
      hits={t("opportunities.hits", { found: t.number(found), count: found })}
      of={found > 0 && `· ${parts.join(" · ")}`}
      chips={chips || undefined}
    />
  );
}
