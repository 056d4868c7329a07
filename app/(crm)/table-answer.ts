import { todayInOslo } from "@/lib/dates/today";
import type { ExportTable } from "@/lib/crm/exports/export-table";
import { sheetFull } from "@/lib/crm/exports/file-format";
import { csvPieces } from "@/lib/files/csv";
import { fileAnswer, ledTo, said, streamOf } from "@/lib/files/file-answer";
import { xlsxPieces } from "@/lib/files/xlsx-pieces";
import type { Texts } from "@/lib/i18n/texts";
import type { Refused } from "@/lib/outcome";

import { withExportNotice } from "./export-notice";

/** A table as a file that is sent while it is read. */
export function tableAnswer(t: Texts, { what, format }: { what: string; format: "csv" | "xlsx" }, { pieces }: ExportTable): Response {
  const made = format === "csv" ? csvPieces(pieces()) : xlsxPieces(t(`exports.tables.${what}`), pieces());
  return fileAnswer(t(`exports.files.${what}`, { day: todayInOslo(new Date()) }), format, streamOf(made));
}

/** Too many rows for a sheet is said on the page; whatever else is refused was not asked for by its form. */
export function tableRefused(t: Texts, { formError }: Refused, page: string): Response {
  return formError?.key === sheetFull ? ledTo(withExportNotice(page)) : said(400, t.message(formError ?? { key: "errors.invalid" }));
}
