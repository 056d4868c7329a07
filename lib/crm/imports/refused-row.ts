import type { Message } from "../../refusal";

/** A row of a file that was not taken, and why. */
export interface RefusedRow {
  /** The row's number as a spreadsheet shows it: the heads are row 1. */
  row: number;
  /** What the row is about: its name, else its organisation number, as the file has them; may be empty. */
  what: string;
  /** The column to blame, by its name in the file; null when it is the row as a whole. */
  column: string | null;
  message: Message;
}
