import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { Pagination } from "@/components/ui/pagination";
import { pageOfRefused } from "@/lib/crm/imports/page-of-refused";
import type { RefusedRow } from "@/lib/crm/imports/refused-row";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";
import { type PageKey, pageLinks, pageParams } from "@/lib/page-by-key";

import { pageTexts } from "../../page-texts";

interface Props {
  t: Texts;
  refused: RefusedRow[];
  /** The page of the file, and which page of its refused rows is asked for. */
  path: string;
  at: PageKey;
}

/** A line for each row that is left out, saying why; page by page where they are many. */
export function RefusedRows({ t, refused, path, at }: Props) {
  const { rows, ...ways } = pageOfRefused(refused, at);
  return (
    <section aria-labelledby="refused" className="mt-6">
      <h2 id="refused" className="text-md mb-1 font-semibold">
        {t("imports.page.refusedTitle")}
      </h2>
      {rows.length < refused.length && <p className="mb-2 text-muted">{t("imports.page.someOf", { shown: rows.length, refused: refused.length })}</p>}
      <Table label={t("imports.page.refusedTitle")} stack="sm">
        <Head>
          <HeadCell width="w-20" align="end">
            {t("imports.page.row")}
          </HeadCell>
          <HeadCell>{t("imports.page.what")}</HeadCell>
          <HeadCell>{t("imports.page.column")}</HeadCell>
          <HeadCell>{t("imports.page.why")}</HeadCell>
        </Head>
        <Body>
          {rows.map(({ row, what, column, message }) => (
            <Row key={`${row} ${column ?? ""}`}>
              <Cell align="end">
                <span className="stacked-only text-muted">{t("imports.page.row")} </span>
                {row}
              </Cell>
              <Cell className="wrap-anywhere">{what}</Cell>
              <Cell className="wrap-anywhere text-muted">{column}</Cell>
              <Cell>{t.message(message)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
      <Pagination
        label={t("shell.pages.label")}
        texts={pageTexts(t)}
        {...pageLinks({ rows: rows.map(({ row }) => ({ id: row })), ...ways }, (key) => href(path, pageParams(key), "refused"))}
      />
    </section>
  );
}
