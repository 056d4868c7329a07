import type { Seller } from "@/lib/crm/groups/sellers";
import type { CardSeller } from "@/lib/crm/opportunities/opportunity-queries";
import { sellersSeen } from "@/lib/crm/opportunities/sellers-field";
import { formatPercent } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { SellerRowsField } from "./seller-rows-field";

interface Props {
  t: Texts;
  /** Who can be put on it today. */
  offered: Seller[];
  /** Who is on it; on a new one, who is proposed, with all of it left to fill in. */
  on: (Pick<CardSeller, "id" | "name"> & { share: number | null })[];
  /** Whether somebody else may have changed them meanwhile: a made one's. */
  guarded: boolean;
}

const emptyRows = 3;

/** Who sells it, a row each and some empty ones. Who has stopped stays on it, and is said to have. */
export function SellersFields({ t, offered, on, guarded }: Props) {
  const stopped = on.filter(({ id }) => !offered.some((seller) => seller.id === id));
  const options = [
    { value: "", label: t("opportunities.sellers.none") },
    ...offered.map(({ id, name }) => ({ value: String(id), label: name })),
    ...stopped.map(({ id, name }) => ({ value: String(id), label: t("opportunities.sellers.stopped", { name }) })),
  ];
  const rows = [
    ...on.map(({ id, share }) => ({ seller: String(id), share: share === null ? "" : formatPercent(share, "nb") })),
    ...Array.from({ length: emptyRows }, () => ({ seller: "", share: "" })),
  ];
  const text = (key: string): string => t(`opportunities.sellers.${key}`, { n: "{n}", sum: "{sum}", rest: "{rest}" });
  return (
    <SellerRowsField
      legend={t("opportunities.sellers.label")}
      hint={t("opportunities.sellers.lede")}
      rows={rows}
      words={{
        ...{ seller: text("seller"), share: text("share"), more: text("more") },
        ...{ whole: text("sum.whole"), left: text("sum.left"), dealt: text("sum.dealt"), over: text("sum.over") },
      }}
      options={options}
      seen={guarded ? sellersSeen(on.map(({ id, share }) => ({ id, share: share ?? 0 }))) : undefined}
    />
  );
}
