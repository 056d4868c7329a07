import type { Database, Transaction } from "../../db/client";
import { type AlikeRow, planImport } from "./plan-import";
import type { RegisterFile } from "./read-register-file";
import type { RefusedRow } from "./refused-row";

export interface ImportPreview {
  created: number;
  /** Of those, the rows that look like a customer without an organisation number. */
  alike: AlikeRow[];
  changed: number;
  unchanged: number;
  /** Enterprises that would stand in no industry, since none is loaded for their code, nor for any above it. */
  withoutIndustry: number;
  /** Those codes, each once. */
  codesWithoutIndustry: string[];
  /** Rows with the organisation number of a deleted customer. */
  deleted: { row: number; name: string; organizationNumber: string; customer: { id: number; name: string } }[];
  /** One for each row that would not be taken, in the order of the file. */
  refused: RefusedRow[];
}

/** What the import of a file would do now; writes nothing. For those who may run imports. */
export async function previewImport(db: Database | Transaction, file: RegisterFile): Promise<ImportPreview> {
  const { created, alike, changed, unchanged, deleted, refused, withoutIndustry, codesWithoutIndustry } = await planImport(db, file.rows);
  return {
    created: created.length,
    alike,
    changed: changed.length,
    unchanged,
    deleted: deleted.map(({ row, incoming, customer }) => ({ row: row.row, name: incoming.name, organizationNumber: incoming.organizationNumber, customer })),
    withoutIndustry,
    codesWithoutIndustry,
    refused: [...file.refused, ...refused].sort((a, b) => a.row - b.row),
  };
}
