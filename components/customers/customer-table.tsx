import { ChipRow } from "@/components/ui/chip";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { CustomerRow } from "@/lib/crm/customers/search-customers";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

/** A page of customers. */
export function CustomerTable({ t, rows }: { t: Texts; rows: CustomerRow[] }) {
  return (
    <Table label={t("customers.title")} stack="md" fixed>
      <Head>
        <HeadCell width="w-[19%]">{t("customers.fields.name")}</HeadCell>
        <HeadCell width="w-[9%]">{t("customers.fields.organizationNumberShort")}</HeadCell>
        <HeadCell width="w-[11%]">{t("customers.fields.city")}</HeadCell>
        <HeadCell width="w-[24%]">{t("customers.fields.industry")}</HeadCell>
        <HeadCell width="w-[17%]">{t("customers.fields.categories")}</HeadCell>
        <HeadCell width="w-[11%]">{t("customers.fields.seller")}</HeadCell>
        <HeadCell width="w-[9%]" align="end">
          {t("customers.fields.changed")}
        </HeadCell>
      </Head>
      <Body>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell primary clip={row.name}>
              <TextLink look="name" href={`/customers/${row.id}`}>
                {row.name}
              </TextLink>
            </Cell>
            <Cell place="left" className="text-muted">
              {row.organizationNumber && formatOrganizationNumber(row.organizationNumber)}
            </Cell>
            <Cell place="right" clip={row.city}>
              {row.city}
            </Cell>
            <Cell clip={row.industry ?? ""}>{row.industry}</Cell>
            <Cell>
              <ChipRow names={row.categories} andMoreLabel={(more) => t("customers.andMore", { more })} />
            </Cell>
            <Cell place="left" clip={row.seller ?? ""}>
              {row.seller}
            </Cell>
            <Cell place="right" align="end" className="text-muted" label={t("customers.changedShort")}>
              {row.changedAt && t.date(row.changedAt)}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
