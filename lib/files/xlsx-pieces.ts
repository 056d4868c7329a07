import { strToU8, Zip, ZipDeflate } from "fflate";

import { digitsOf, isTooLong, type SheetCell } from "./sheet";
import { escaped } from "./xlsx-text";

/** The rows that a sheet holds beside its heads. */
export const rowsOfSheet = 1_048_575;

/**
 * A workbook of one sheet, written piece by piece, so that a table of any length takes no more memory than a short one. The
 * first row is the heads, which stay in place. Texts stand in their own cells: a list of all texts would have to be kept.
 * @param pieces the heads, alone, and then the rows
 */
export async function* xlsxPieces(name: string, pieces: AsyncIterable<SheetCell[][]>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const made: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  const part = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 1 });
    zip.add(file);
    return file;
  };
  for (const [path, xml] of Object.entries(fixedParts(name))) part(path).push(strToU8(declared(xml)), true);
  const sheet = part("xl/worksheets/sheet1.xml");
  let written = 0;
  for await (const rows of pieces) {
    if (written + rows.length > rowsOfSheet + 1) throw new Error("more rows than a sheet holds");
    const xml = rows.map((cells, n) => rowXml(cells, written + n + 1)).join("");
    sheet.push(strToU8(written === 0 ? declared(sheetStart(rows[0]?.length ?? 1)) + xml : xml));
    written += rows.length;
    yield* made.splice(0);
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true);
  zip.end();
  yield* made.splice(0);
}

const declared = (xml: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;

const format = "http://schemas.openxmlformats.org";
const main = `xmlns="${format}/spreadsheetml/2006/main"`;
const documents = `${format}/officeDocument/2006/relationships`;
const related = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${documents}/${type}" Target="${target}"/>`;
const relations = (...all: string[]): string => `<Relationships xmlns="${format}/package/2006/relationships">${all.join("")}</Relationships>`;
const typed = (path: string, type: string): string =>
  `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

/** The parts beside the sheet: the least that a workbook has, with a bold look for the heads (1) and numbers with two decimals (2). */
const fixedParts = (name: string): Record<string, string> => ({
  "[Content_Types].xml": `<Types xmlns="${format}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typed("/xl/workbook.xml", "sheet.main")}${typed("/xl/styles.xml", "styles")}${typed("/xl/worksheets/sheet1.xml", "worksheet")}</Types>`,
  "_rels/.rels": relations(related("rId1", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": `<workbook ${main} xmlns:r="${documents}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": relations(related("rId1", "worksheet", "worksheets/sheet1.xml"), related("rId2", "styles", "styles.xml")),
  "xl/styles.xml": `<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
});

const sheetStart = (columns: number): string =>
  `<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="34" customWidth="1"/>${columns > 1 ? `<col min="2" max="${columns}" width="16" customWidth="1"/>` : ""}</cols><sheetData>`;

const rowXml = (cells: SheetCell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, n) => cellXml(cell, `${columnName(n)}${row}`, row === 1)).join("")}</row>`;

/** A cell without content is not written. */
function cellXml(cell: SheetCell, place: string, isHead: boolean): string {
  if (cell === null || ("text" in cell && cell.text === "")) return "";
  if ("text" in cell) return textXml(cell.text, place, isHead ? ` s="1"` : "");
  const number = "units" in cell ? cell : { units: cell.percent, decimals: 2 };
  const digits = digitsOf(number, ".");
  return isTooLong(digits) ? textXml(digitsOf(number, ","), place, "") : `<c r="${place}"${number.decimals > 0 ? ` s="2"` : ""}><v>${digits}</v></c>`;
}

const textXml = (text: string, place: string, look: string): string =>
  `<c r="${place}"${look} t="inlineStr"><is><t xml:space="preserve">${xmlText(escaped(text))}</t></is></c>`;

const xmlText = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** «A», «Z», «AA». */
function columnName(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : columnName(Math.floor(n / 26) - 1) + last;
}
