import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { formatChange, formatNumber, formatWholePercent, formatVariance, formatWholeKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import type { ReportCell, ReportTable as Data, ReportTableRow } from "./report-table-types";

/** A table of figures with its heading, or what is said instead where there are none. */
export function ReportTable({ t, table, hideHeading }: { t: Texts; table: Data; hideHeading?: boolean }) {
  return (
    <div className="min-w-0">
      {!hideHeading && <h2 className="text-md font-semibold">{table.heading}</h2>}
      {table.rows.length === 0 && table.empty ? <p className="mt-1 text-muted">{table.empty}</p> : <Figures t={t} table={table} />}
    </div>
  );
}

/** It scrolls sideways where there is no room, with its first column in place. */
function Figures({ t, table }: { t: Texts; table: Data }) {
  return (
    <>
      <section tabIndex={0} aria-label={table.heading} className="report-scroll mt-1">
        <Table label={table.heading} stack="never" className="report-table">
          <Head>
            <HeadCell>{table.first}</HeadCell>
            {table.columns.map((column) => (
              <HeadCell key={column} align="end">
                {column}
              </HeadCell>
            ))}
          </Head>
          <Body>
            {table.rows.map((row) => (
              <Row key={row.key} group={row.look === "group"}>
                <NameCell t={t} row={row} table={table} />
                {row.cells.map((cell, n) => (
                  <FigureCell key={n} t={t} cell={cell} />
                ))}
              </Row>
            ))}
          </Body>
          <tfoot role="rowgroup">
            <Row>
              <NameCell t={t} row={table.total} table={table} />
              {table.total.cells.map((cell, n) => (
                <FigureCell key={n} t={t} cell={cell} />
              ))}
            </Row>
          </tfoot>
        </Table>
      </section>
      {table.footnote && (
        <p className="mt-2 text-label text-muted">
          <sup>1</sup> {table.footnote}
        </p>
      )}
      {table.notes.map((note) => (
        <p key={note} className="mt-2 max-w-text text-label text-muted">
          {note}
        </p>
      ))}
    </>
  );
}

const indents = ["", "pl-2 sm:pl-4", "pl-4 sm:pl-8", "pl-6 sm:pl-12", "pl-8 sm:pl-16", "pl-10 sm:pl-20"];

function NameCell({ t, row, table }: { t: Texts; row: ReportTableRow; table: Data }) {
  const name = row.short ? (
    <>
      <span className="max-sm:hidden">{row.name}</span>
      <span className="sm:hidden">{row.short}</span>
    </>
  ) : (
    row.name
  );
  return (
    <Cell primary={row.look === "name"}>
      <span className={`block ${indents[Math.min(row.depth, indents.length - 1)]}`}>
        {row.href ? (
          <TextLink look="name" href={row.href} className={row.look === "plain" ? "!font-normal" : "!font-semibold"}>
            {name}
          </TextLink>
        ) : (
          name
        )}
        {row.noted && table.footnote && (
          <sup>
            <span aria-hidden="true">1</span>
            <span className="sr-only">{t("salesReport.rows.footnote")}</span>
          </sup>
        )}
      </span>
    </Cell>
  );
}

function FigureCell({ t, cell }: { t: Texts; cell: ReportCell }) {
  const text = cellText(t, cell);
  return (
    <Cell align="end">
      {"href" in cell && cell.href && !isNothing(cell) ? (
        <TextLink look="figure" href={cell.href} aria-label={cell.label && `${text} ${cell.label}`}>
          {text}
        </TextLink>
      ) : (
        text
      )}
    </Cell>
  );
}

const isNothing = (cell: ReportCell): boolean => (cell.kind === "money" ? cell.ore === null || cell.ore === 0n : cell.kind === "count" && cell.count === 0);

function cellText({ locale }: Texts, cell: ReportCell): string {
  switch (cell.kind) {
    case "money":
      return cell.ore === null ? "–" : (cell.signed ? formatVariance : formatWholeKroner)(cell.ore, locale);
    case "percent":
      return cell.percent === null ? "–" : (cell.signed ? formatChange : formatWholePercent)(cell.percent, locale);
    case "count":
      return formatNumber(cell.count, locale);
  }
}
