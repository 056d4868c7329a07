import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { RefusedRow } from "@/lib/crm/imports/refused-row";
import type { Texts } from "@/lib/i18n/texts";

/** How many are listed: whoever has more has the wrong file. */
const shown = 500;

/** A line for each row that is left out, saying why. */
export function RefusedRows({ t, refused }: { t: Texts; refused: RefusedRow[] }) {
  return (
    <section aria-labelledby="refused" className="mt-6">
      <h2 id="refused" className="text-md mb-1 font-semibold">
        {t("imports.page.refusedTitle")}
      </h2>
      {refused.length > shown && <p className="mb-2 text-muted">{t("imports.page.firstOnes", { shown, refused: refused.length })}</p>}
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
          {refused.slice(0, shown).map(({ row, what, column, message }) => (
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
    </section>
  );
}
