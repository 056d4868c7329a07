import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { OpportunityCard } from "@/lib/crm/opportunities/opportunity-queries";
import { formatKroner, formatShare } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

/** Who sells it, and what of the amount is whose, to the øre. */
export function SellersTable({ t, opportunity: { id, sellers } }: { t: Texts; opportunity: OpportunityCard }) {
  return (
    <div className="mb-6">
      <Table label={t("opportunities.sellers.label")} stack="never">
        <Head>
          <HeadCell>{t("opportunities.sellers.column")}</HeadCell>
          <HeadCell align="end">{t("opportunities.sellers.shareColumn")}</HeadCell>
          <HeadCell align="end">{t("opportunities.sellers.amountColumn")}</HeadCell>
        </Head>
        <Body>
          {sellers.map((seller) => (
            <Row key={seller.id}>
              <Cell primary className="wrap-anywhere">
                {seller.name}
              </Cell>
              <Cell align="end">{formatShare(seller.share, t.locale)}</Cell>
              <Cell align="end">{formatKroner(seller.amount, t.locale)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
      <p className="mt-2">
        <TextLink className="touch-target" href={`/opportunities/${id}/sellers`}>
          {t("opportunities.sellers.edit")}
        </TextLink>
      </p>
    </div>
  );
}
