/** null is a figure that can't exist: «–». Amounts in øre, percentages whole. */
export type ReportCell =
  | { kind: "money"; ore: bigint | null; signed?: boolean; href?: string | null; label?: string }
  | { kind: "percent"; percent: bigint | null; signed?: boolean }
  | { kind: "count"; count: number; href?: string | null; label?: string };

export interface ReportTableRow {
  key: string;
  name: string;
  /** The name where there is little room. */
  short?: string;
  /** The report of just this. */
  href?: string;
  depth: number;
  look: "name" | "plain" | "group";
  /** Has the footnote. */
  noted?: boolean;
  cells: ReportCell[];
}

/** A table of figures as it stands on the page and in the export. */
export interface ReportTable {
  id: "steps" | "rows" | "breakdown" | "forecast" | "reasons";
  heading: string;
  /** The name of the first column, and of the others. */
  first: string;
  columns: string[];
  rows: ReportTableRow[];
  total: ReportTableRow;
  /** Of the rows that have it. */
  footnote?: string;
  notes: string[];
  /** What stands in its place when it has no rows. */
  empty?: string;
}
