import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { OpportunityRow } from "@/lib/crm/opportunities/search-opportunities";
import { formatKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

const icons = { OPEN: "circle", WON: "circle-check", LOST: "circle-x" } as const;

/** A page of opportunities; on a customer's card without the customer. */
export function OpportunityTable({ t, rows, ofCustomer }: { t: Texts; rows: OpportunityRow[]; ofCustomer?: boolean }) {
  const field = (name: string): string => t(`opportunities.fields.${name}`);
  return (
    <Table label={t("opportunities.title")} stack="md" fixed>
      <Head>
        <HeadCell width="w-[22%]">{field("title")}</HeadCell>
        {!ofCustomer && <HeadCell width="w-[20%]">{field("customer")}</HeadCell>}
        <HeadCell>{field("status")}</HeadCell>
        <HeadCell>{field("step")}</HeadCell>
        <HeadCell>{field("source")}</HeadCell>
        <HeadCell>{field("seller")}</HeadCell>
        <HeadCell align="end">{field("amount")}</HeadCell>
        <HeadCell align="end">{field("expectedClose")}</HeadCell>
      </Head>
      <Body>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell primary clip={row.title}>
              <TextLink look="name" href={`/opportunities/${row.id}`}>
                {row.title}
              </TextLink>
            </Cell>
            {!ofCustomer && (
              <Cell clip={row.customerName}>
                <TextLink href={`/customers/${row.customer}`}>{row.customerName}</TextLink>
              </Cell>
            )}
            <Cell place="left">
              <span className="inline-flex items-center gap-1.5">
                <Icon name={icons[row.status]} />
                {t(`opportunities.statuses.${row.status}`)}
              </span>
            </Cell>
            <Cell place="right" clip={row.step ?? ""}>
              {row.step}
            </Cell>
            <Cell place="left" clip={row.source ?? ""}>
              {row.source}
            </Cell>
            <Cell place="right" clip={row.sellers.join(", ")}>
              {row.sellers.join(", ")}
            </Cell>
            <Cell align="end" place="left">
              {formatKroner(row.amount, t.locale)}
            </Cell>
            <Cell align="end" place="right">
              {t.date(row.expectedClose)}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
