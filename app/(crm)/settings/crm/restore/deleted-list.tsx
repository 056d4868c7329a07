import type { ReactNode } from "react";

import { BulkBar } from "@/components/ui/bulk-bar";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { TickedCount } from "@/components/ui/ticked-count";
import { daysLeft } from "@/lib/crm/erasing/erasure-time";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";
import { type PageKey, pageParams } from "@/lib/page-by-key";

import { questionPath } from "./paths";

export interface DeletedRow {
  id: number;
  name: string;
  deletedAt: Date;
  deletedBy: string | null;
}

interface Props<Deleted extends DeletedRow> {
  t: Texts;
  /** The list's path. */
  list: string;
  labels: { title: string; restoreAll: string; bar: string };
  rows: Deleted[];
  /** What is told of each between its name and who deleted it. */
  columns: { head: string; of: (row: Deleted) => ReactNode }[];
  /** After how many days they are erased by themselves; null: never. */
  erasureDays: number | null;
  words: string;
  /** How many the words find, on all pages. */
  found: number;
  /** The page of them that these are. */
  at: PageKey;
  /** «page»: the rows come ticked. */
  selected: string;
}

/** A page of deleted records with a checkbox each: a GET form, so that the question is a page of its own. */
export function DeletedList<Deleted extends DeletedRow>({ t, list, labels, rows, columns, erasureDays, words, found, at, selected }: Props<Deleted>) {
  return (
    <form action={`${list}/confirm`} className="bulk-form">
      <p className="mb-1 flex flex-wrap gap-x-4 print:hidden">
        <TextLink
          href={href(list, { q: words, ...pageParams(at), selected: "page" })}
          scroll={false}
          className="inline-flex min-h-6 items-center touch:min-h-touch"
        >
          {t("customers.select.page")}
        </TextLink>
        {found > rows.length && (
          <TextLink href={questionPath(list, { words })} className="inline-flex min-h-6 items-center touch:min-h-touch">
            {labels.restoreAll}
          </TextLink>
        )}
      </p>
      <Table key={selected} label={labels.title} stack="sm">
        <Head>
          <HeadCell width="w-9" hiddenLabel={t("customers.select.column")} />
          <HeadCell>{t("customers.fields.name")}</HeadCell>
          {columns.map(({ head }) => (
            <HeadCell key={head}>{head}</HeadCell>
          ))}
          <HeadCell>{t("deletedCustomers.deletedBy")}</HeadCell>
          <HeadCell align="end">{t("deletedCustomers.deletedAt")}</HeadCell>
          <HeadCell hiddenLabel={t("deletedCustomers.actions")} />
        </Head>
        <Body>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell place="start">
                <label className="row-tick">
                  <input
                    type="checkbox"
                    className="tick"
                    name="id"
                    value={row.id}
                    aria-label={t("customers.select.one", { name: row.name })}
                    defaultChecked={selected === "page"}
                  />
                </label>
              </Cell>
              <Cell primary>
                <TextLink look="name" href={`${list}/${row.id}`}>
                  {row.name}
                </TextLink>
              </Cell>
              {columns.map(({ head, of }) => (
                <Cell key={head}>{of(row)}</Cell>
              ))}
              <Cell label={t("deletedCustomers.deletedByShort")}>{row.deletedBy ?? t("changeLog.theApp")}</Cell>
              <Cell align="end" className="text-muted">
                {t.moment(row.deletedAt)}
                {erasureDays !== null && <span className="block">{t("erasure.in", { days: daysLeft(row.deletedAt, erasureDays, new Date()) })}</span>}
              </Cell>
              <Cell align="end">
                <ButtonLink
                  size="row"
                  icon="rotate-ccw"
                  href={questionPath(list, { ids: [row.id] })}
                  aria-label={t("deletedCustomers.restoreOne", { name: row.name })}
                >
                  {t("deletedCustomers.restore")}
                </ButtonLink>
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
      <BulkBar label={labels.bar}>
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
