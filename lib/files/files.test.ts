import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { asWritten, csvPieces, toCsv } from "./csv";
import { streamOf } from "./file-answer";
import { digitsOf, type SheetCell } from "./sheet";
import { xlsxFile } from "./xlsx";
import { rowsOfSheet, xlsxPieces } from "./xlsx-pieces";

/** Any text, with many of those that are hard on a file. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n;\"' \u00A0,<>&_x0D1'ø\u000B\uFFFD＝"), maxLength: 12 }),
  fc.constantFrom(
    "",
    "constructor",
    "__proto__",
    "toString",
    "=1+1",
    " =1",
    "'=1",
    '"=1',
    "_x000D_",
    "\r=1",
    "123",
    "1,5",
    "-1",
    "]]>",
    "&amp;",
    "\u{1FFFE}",
    "\uFDD0",
  ),
);
const number = fc.record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), decimals: fc.constantFrom(0, 2), format: fc.constant("#,##0") });
const cell: fc.Arbitrary<SheetCell> = fc.oneof(
  text.map((one) => ({ text: one })),
  number,
  fc.record({ percent: fc.bigInt({ min: -1_000n, max: 1_000n }), format: fc.constant("0 %") }),
  fc.constant(null),
);
const lines = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 });

describe("a CSV file", () => {
  const readBack = (csv: string): string[][] =>
    parse(csv, { bom: true, delimiter: ";", relax_column_count: true, skip_empty_lines: false, record_delimiter: "\r\n" });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(lines, (written) => {
        const expected = written.map((cells) => cells.map(expectedOf));
        const read = readBack(toCsv(written)).map((cells, y) => cells.map((one, x) => (written[y]?.[x] && "text" in written[y][x] ? asWritten(one) : one)));
        expect(read).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  const expectedOf = (one: SheetCell): string => {
    if (one === null) return "";
    if ("text" in one) return one.text;
    return "units" in one ? digitsOf(one, ",") : `${one.percent} %`;
  };

  it("holds no text that a spreadsheet would take for a formula, also after blanks and quotes", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\s'"]{0,3}[=+\-@\t\r＝＋－＠][A-Z0-9()]{0,5}$/u), (formula) => {
        expect(readBack(toCsv([[{ text: formula }, { text: "x" }]]))[0]?.[0]).toBe(`'${formula}`);
      }),
    );
  });

  it("has a byte order mark, semicolons, decimal commas and CRLF; a negative number is a number", () => {
    const money = { units: -6_667_005n, decimals: 2, format: "" };
    expect(toCsv([[{ text: 'Sør; "A"' }, money, null, { units: 7n, decimals: 0, format: "" }, { text: "-7" }]])).toBe(
      '\uFEFF"Sør; ""A""";-66670,05;;7;\'-7\r\n',
    );
  });
});

describe("an XLSX file", () => {
  it("holds each text and each number as it was written, and no formula", async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const sheet = { name: "Ark", above: ["Over"], columns: ["A", "B"], rows: rows.map((cells) => ({ cells })), below: [] };
        const expected = rows.map((cells) => cells.map(numberOrText));
        const read = await cellsOf([sheet]);
        expect(rows.map((cells, y) => cells.map((_, x) => read.get(`${String.fromCharCode(65 + x)}${y + 4}`) ?? null))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("has bold heads and a sheet for each table", async () => {
    const sheet = (name: string) => ({ name, above: ["Per måned"], columns: ["Måned", "Faktisk"], rows: [], below: ["Merk"] });
    const files = unzipSync(await xlsxFile([sheet("Måned & år"), sheet("Prognose")]));
    expect(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array())).toMatch(/name="Måned &amp; år".*name="Prognose"/s);
    expect(strFromU8(files["xl/styles.xml"] ?? new Uint8Array())).toContain("<b/>");
  });
});

describe("a file that is written in pieces", () => {
  const inPieces = async function* (rows: SheetCell[][], size: number) {
    for (let from = 0; from < Math.max(rows.length, 1); from += size) yield await Promise.resolve(rows.slice(from, from + size));
  };
  const whole = async (pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> =>
    new Uint8Array(await new Response(streamOf(pieces)).arrayBuffer());

  it("is the same CSV file, whatever the pieces", async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 4 }), async (rows, size) => {
        expect(Buffer.from(await whole(csvPieces(inPieces(rows, size)))).toString()).toBe(toCsv(rows));
      }),
      { numRuns: 100 },
    );
  });

  it("is a sheet with each text and each number as it was written", async () => {
    const heads = ["A", "B", "C"].map((one) => ({ text: one }));
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 4 }), async (rows, size) => {
        const files = unzipSync(await whole(xlsxPieces("Ark & <1>", inPieces([heads, ...rows], size))));
        expect(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array())).toContain('name="Ark &amp; &lt;1&gt;"');
        const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
        expect(sheet).not.toContain("<f>");
        const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<v>([^<]*)<\/v>|<is><t xml:space="preserve">([^<]*)<\/t><\/is>)<\/c>/g)];
        const read = new Map(cells.map(([, place = "", number, xml]) => [place, number === undefined ? textOf(xml ?? "") : Number(number)]));
        expect(rows.map((cells, y) => cells.map((_, x) => read.get(`${String.fromCharCode(65 + x)}${y + 2}`) ?? null))).toEqual(
          rows.map((cells) => cells.map(numberOrText)),
        );
        expect(sheet).toContain('<c r="A1" s="1" t="inlineStr">');
      }),
      { numRuns: 200 },
    );
  });

  it("is no sheet of more rows than a sheet holds, and names columns beyond Z", async () => {
    const empty = new Array<SheetCell[]>(rowsOfSheet + 2).fill([]);
    await expect(whole(xlsxPieces("Ark", inPieces(empty, empty.length)))).rejects.toThrow("more rows");
    const wide = Array.from({ length: 53 }, (_, n) => ({ text: `Kolonne ${n}` }));
    const files = unzipSync(await whole(xlsxPieces("Ark", inPieces([wide], 1))));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    for (const [place, n] of [
      ["Z1", 25],
      ["AA1", 26],
      ["AZ1", 51],
      ["BA1", 52],
    ] as const)
      expect(sheet).toContain(`<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">Kolonne ${n}</t>`);
  });

  it("is no longer made when it is no longer fetched", async () => {
    let read = 0;
    const endless = async function* (): AsyncGenerator<SheetCell[][]> {
      try {
        for (;;) yield await Promise.resolve([[{ text: String((read += 1)) }]]);
      } finally {
        read = -1;
      }
    };
    const reader = streamOf(csvPieces(endless())).getReader();
    await reader.read();
    expect(read).toBeLessThan(5);
    await reader.cancel();
    expect(read).toBe(-1);
  });
});

function numberOrText(one: SheetCell): string | number | null {
  if (one === null) return null;
  if ("text" in one) return one.text || null;
  if ("percent" in one) return Number(one.percent) / 100;
  const size = one.units < 0n ? -one.units : one.units;
  return String(size).length > 15 ? digitsOf(one, ",") : Number(digitsOf(one, "."));
}

/** The cells of the first sheet by address, read by the format's own rules. */
async function cellsOf(sheets: Parameters<typeof xlsxFile>[0]): Promise<Map<string, string | number>> {
  const files = unzipSync(await xlsxFile(sheets));
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, xml = ""]) => textOf(xml));
  const sheet = part("xl/worksheets/sheet1.xml");
  expect(sheet).not.toContain("<f>");
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)><v>([^<]*)<\/v><\/c>/g)];
  return new Map(
    cells.map(([, address = "", attributes = "", value = ""]) => [address, attributes.includes('t="s"') ? (shared[Number(value)] ?? "lost") : Number(value)]),
  );
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** XML's own escapes first (and line ends as XML reads them), then those of the format. */
const textOf = (xml: string): string =>
  xml
    .replace(/\r\n?/g, "\n")
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? "unknown")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
