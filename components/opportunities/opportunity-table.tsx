import { OpportunityStatus } from "@/components/opportunities/opportunity-status";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { Sorting } from "@/lib/crm/opportunities/opportunity-search";
import type { OpportunityRow } from "@/lib/crm/opportunities/search-opportunities";
import { formatKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  rows: OpportunityRow[];
  /** On a customer's card: without the customer. */
  ofCustomer?: boolean;
  /** How it is sorted, and where a column's head leads; without it the heads are words alone. */
  sort?: { sort: Sorting; descending: boolean; href: (by: Sorting) => string };
}

/** A page of opportunities. Where some sellers are looked for, their share stands beside the whole amount, in place of the source. */
export function OpportunityTable({ t, rows, ofCustomer, sort }: Props) {
  const shares = rows.some(({ share }) => share !== null);
  const sortable = (by: Sorting, head: { width?: string; align?: "end" } = {}) => {
    const direction = sort?.sort === by ? (sort.descending ? ("descending" as const) : ("ascending" as const)) : null;
    return (
      <HeadCell {...head} sort={sort && { href: sort.href(by), direction }}>
        {t(`opportunities.columns.${by}`)}
      </HeadCell>
    );
  };
  return (
    <Table label={t("opportunities.title")} stack="md" fixed>
      <Head>
        {sortable("title", { width: "w-[18%]" })}
        {!ofCustomer && sortable("customer", { width: "w-[15%]" })}
        {sortable("status")}
        {sortable("step")}
        {!shares && <HeadCell>{t("opportunities.fields.source")}</HeadCell>}
        <HeadCell>{t("opportunities.fields.seller")}</HeadCell>
        {sortable("amount", { align: "end" })}
        {shares && <HeadCell align="end">{t("opportunities.columns.share")}</HeadCell>}
        {sortable("expected", { align: "end" })}
        {sortable("closed", { align: "end" })}
      </Head>
      <Body>
        {rows.map((row) => (
          <OpportunityRowView key={row.id} t={t} row={row} ofCustomer={ofCustomer} />
        ))}
      </Body>
    </Table>
  );
}

function OpportunityRowView({ t, row, ofCustomer }: { t: Texts; row: OpportunityRow; ofCustomer?: boolean }) {
  const { customerDeleted, sellers, share } = row;
  const customerName = customerDeleted ? t("opportunities.customerDeleted", { customer: row.customerName }) : row.customerName;
  return (
    <Row>
      <Cell primary clip={row.title}>
        {customerDeleted ? (
          row.title
        ) : (
          <TextLink look="name" href={`/opportunities/${row.id}`}>
            {row.title}
          </TextLink>
        )}
      </Cell>
      {!ofCustomer && (
        <Cell clip={customerName}>{customerDeleted ? customerName : <TextLink href={`/customers/${row.customer}`}>{customerName}</TextLink>}</Cell>
      )}
      <Cell place="left">
        <OpportunityStatus t={t} status={row.status} />
      </Cell>
      <Cell place="right" clip={row.step ?? ""}>
        {row.step}
      </Cell>
      {share === null && (
        <Cell place="left" clip={row.source ?? ""}>
          {row.source}
        </Cell>
      )}
      <Cell place={share === null ? "right" : undefined} clip={sellers.join(", ")}>
        {sellers.join(", ")}
      </Cell>
      <Cell align="end" place="left">
        {formatKroner(row.amount, t.locale)}
      </Cell>
      {share !== null && (
        <Cell align="end" place="right" label={t("opportunities.columns.share")}>
          {formatKroner(share, t.locale)}
        </Cell>
      )}
      <Cell align="end" place={share === null ? "right" : "left"} label={t("opportunities.columns.expected")}>
        {t.date(row.expectedClose)}
      </Cell>
      <Cell align="end" place={share === null ? undefined : "right"} label={row.closedOn ? t("opportunities.columns.closed") : undefined}>
        {row.closedOn && t.date(row.closedOn)}
      </Cell>
    </Row>
  );
}
