import { BulkBar } from "@/components/ui/bulk-bar";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { TickedCount } from "@/components/ui/ticked-count";
import type { DeletedCustomer } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { questionPath, restorePath } from "./paths";

interface Props {
  t: Texts;
  customers: DeletedCustomer[];
  words: string;
  /** How many the words find, on all pages. */
  found: number;
  /** «page»: the rows come ticked. */
  selected: string;
}

/** A page of deleted customers with a checkbox each: a GET form, so that the question is a page of its own. */
export function DeletedList({ t, customers, words, found, selected }: Props) {
  return (
    <form action={`${restorePath}/confirm`} className="bulk-form">
      <p className="mb-1 flex flex-wrap gap-x-4 print:hidden">
        <TextLink href={href(restorePath, { q: words, selected: "page" })} scroll={false} className="inline-flex min-h-6 items-center touch:min-h-touch">
          {t("customers.select.page")}
        </TextLink>
        {found > customers.length && (
          <TextLink href={questionPath({ words })} className="inline-flex min-h-6 items-center touch:min-h-touch">
            {t("deletedCustomers.restoreAll", { customers: found })}
          </TextLink>
        )}
      </p>
      <Table key={selected} label={t("deletedCustomers.title")} stack="sm">
        <Head>
          <HeadCell width="w-9" hiddenLabel={t("customers.select.column")} />
          <HeadCell>{t("customers.fields.name")}</HeadCell>
          <HeadCell>{t("customers.fields.organizationNumberShort")}</HeadCell>
          <HeadCell>{t("customers.fields.city")}</HeadCell>
          <HeadCell>{t("deletedCustomers.deletedBy")}</HeadCell>
          <HeadCell align="end">{t("deletedCustomers.deletedAt")}</HeadCell>
          <HeadCell hiddenLabel={t("deletedCustomers.actions")} />
        </Head>
        <Body>
          {customers.map((customer) => (
            <Row key={customer.id}>
              <Cell place="start">
                <label className="row-tick">
                  <input
                    type="checkbox"
                    className="tick"
                    name="id"
                    value={customer.id}
                    aria-label={t("customers.select.one", { name: customer.name })}
                    defaultChecked={selected === "page"}
                  />
                </label>
              </Cell>
              <Cell primary>
                <TextLink look="name" href={`${restorePath}/${customer.id}`}>
                  {customer.name}
                </TextLink>
              </Cell>
              <Cell>{customer.organizationNumber && formatOrganizationNumber(customer.organizationNumber)}</Cell>
              <Cell>{customer.city}</Cell>
              <Cell label={t("deletedCustomers.deletedByShort")}>{customer.deletedBy ?? t("changeLog.theApp")}</Cell>
              <Cell align="end" className="text-muted">
                {t.moment(customer.deletedAt)}
              </Cell>
              <Cell align="end">
                <ButtonLink
                  size="row"
                  icon="rotate-ccw"
                  href={questionPath({ ids: [customer.id] })}
                  aria-label={t("deletedCustomers.restoreOne", { name: customer.name })}
                >
                  {t("deletedCustomers.restore")}
                </ButtonLink>
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
      <BulkBar label={t("deletedCustomers.bar")}>
        <TickedCount label={t("customers.select.chosen", { count: "{count}" })} />
        <Button size="row" icon="rotate-ccw">
          {t("deletedCustomers.restoreChosen")}
        </Button>
        <span className="ml-auto">
          <Button type="reset" size="row" variant="quiet">
            {t("customers.select.none")}
          </Button>
        </span>
      </BulkBar>
    </form>
  );
}
