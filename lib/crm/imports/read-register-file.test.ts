import { Readable } from "node:stream";

import { describe, expect, it } from "vitest";

import { Refusal } from "../../refusal";
import { readRegisterFile, type RegisterFile } from "./read-register-file";

const read = (text: string | Buffer, bounds?: { bytes: number; rows: number }): Promise<RegisterFile> =>
  readRegisterFile(Readable.from([Buffer.from(text)]), bounds);

const refusal = async (act: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal but ${String(error)}`);
  return error.formError;
};

describe("a file of the register", () => {
  it("is read by its heads, in any order, leaving unknown columns", async () => {
    const file = await read('"navn","frukt","organisasjonsnummer"\n"WAYS AS","eple","832175692"\n');
    expect(file).toEqual({ rows: [{ row: 2, values: { organisasjonsnummer: "832175692", navn: "WAYS AS" } }], refused: [] });
  });

  it("may come from a spreadsheet: byte order mark, semicolons, heads in capitals, empty lines", async () => {
    const file = await read("\uFEFFOrganisasjonsnummer; NAVN\r\n832175692;HANSEN, OLSEN OG CO AS\r\n\r\n993020923;TØNSBERGLIVET AS\r\n");
    expect(file.rows.map(({ row, values }) => [row, values.navn])).toEqual([
      [2, "HANSEN, OLSEN OG CO AS"],
      [4, "TØNSBERGLIVET AS"],
    ]);
  });

  it("comes in pieces that part letters and heads", async () => {
    const bytes = Buffer.from("organisasjonsnummer,navn\n832175692,BØ ÅS ÆRE\n");
    const file = await readRegisterFile(Readable.from([...bytes].map((byte) => Buffer.from([byte]))));
    expect(file.rows[0]?.values.navn).toBe("BØ ÅS ÆRE");
  });

  it("tells a missing column from an empty value", async () => {
    const file = await read("organisasjonsnummer,navn,hjemmeside\n832175692,WAYS AS,\n");
    expect(file.rows[0]?.values).toEqual({ organisasjonsnummer: "832175692", navn: "WAYS AS", hjemmeside: "" });
  });

  it("refuses a row with too few or too many columns by itself", async () => {
    const file = await read("organisasjonsnummer,navn\n832175692\n993020923,TØNSBERGLIVET AS,3\n993534676,H NYLAND AS\n");
    expect(file.rows.map(({ row }) => row)).toEqual([4]);
    expect(file.refused).toEqual([
      { row: 2, what: "832175692", column: null, message: { key: "imports.refused.columns", values: { found: 1, expected: 2 } } },
      { row: 3, what: "TØNSBERGLIVET AS", column: null, message: { key: "imports.refused.columns", values: { found: 3, expected: 2 } } },
    ]);
  });

  it("is refused when it lacks the columns a customer is made of, and says which", async () => {
    expect(await refusal(read("navn,by\nWAYS AS,OSLO\n"))).toEqual({ key: "imports.errors.missingColumns", values: { columns: "organisasjonsnummer" } });
    expect(await refusal(read("PK\u0003\u0004\u0014\u0000"))).toMatchObject({ key: "imports.errors.missingColumns" });
  });

  it("is refused when it is empty", async () => {
    expect(await refusal(read(""))).toEqual({ key: "imports.errors.empty", values: undefined });
  });

  it("is refused when a quotation mark never ends, saying from which row", async () => {
    const endless = `organisasjonsnummer,navn\n832175692,WAYS AS\n993020923,"TØNSBERG\n${"x".repeat(100_000)}`;
    expect(await refusal(read(endless))).toEqual({ key: "imports.errors.notCsv", values: { row: 3 } });
    expect(await refusal(read('organisasjonsnummer,navn\n832175692,"WAYS'))).toEqual({ key: "imports.errors.notCsv", values: { row: 2 } });
  });

  it("is refused beyond the bounds of rows and bytes", async () => {
    const rows = `organisasjonsnummer,navn\n${"832175692,WAYS AS\n".repeat(5)}`;
    expect(await refusal(read(rows, { bytes: 1024, rows: 4 }))).toEqual({ key: "imports.errors.tooManyRows", values: { most: 4 } });
    expect(await refusal(read(rows, { bytes: 100, rows: 5 }))).toMatchObject({ key: "imports.errors.tooLarge" });
    expect((await read(rows, { bytes: 1024, rows: 5 })).rows).toHaveLength(5);
  });

  it("passes on what goes wrong with reading itself", async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("organisasjonsnummer,navn\n");
        throw new Error("the disk is gone");
      })(),
    );
    await expect(readRegisterFile(broken)).rejects.toThrow("the disk is gone");
  });
});
