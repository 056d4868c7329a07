import type { Transaction } from "../db/client";
import type { Prisma } from "../db/generated/client";
import type { Actor } from "../permissions";

/**
 * What the change log knows of one kind of record: where its fields stand in the database, so that an
 * undo can put them back. Names of tables and columns are written here by us, never taken from input.
 */
export interface EntityDefinition {
  /** The name in the log: the glossary's, in code («category»). */
  name: string;
  table: string;
  /** Whose personal values its fields are; they are then kept apart, keyed by that person or customer. */
  subject: "customer" | "contact" | "employee" | null;
  fields: Record<string, EntityField>;
  /** The column that keeps which operation last wrote the row, where there is one. */
  stamp?: string;
  /** The column that says by which operation a record was erased for good, where its row is left then; others go whole. */
  erased?: string;
  /** Its rows come and go: the undo of its making takes the row away, and that of its going puts it back under its own id. */
  comesAndGoes?: true;
  /** How many records use this one now: asked before the undo of its creation takes it away. */
  countUses?: (tx: Transaction, id: number) => Promise<number>;
  /** Asked before an undo takes away again what was made or brought back, without the question that deleting it asks; refuses by throwing. */
  beforeTakenAway?: (tx: Transaction, record: TakenAway) => Promise<void>;
  /** Whether something was hung on the record, or done to what is part of it, after operation `since`: where an undo takes several away again, it is left. */
  hungSince?: (record: Prisma.Sql, since: number) => Prisma.Sql;
  /** The table of the records it is part of, and the column that leads there: made or brought back together with one, it goes just with that one. */
  partOf?: { table: string; column: string };
  /**
   * What an undo is to put back in a record, before its row is locked: the values that it had, but for what is part of another
   * record by now, and without what leads to nothing any more, which is left as it is. `since`: the operation that is undone.
   */
  putBack?: (tx: Transaction, id: number, values: FieldValues, since: number) => Promise<FieldValues>;
  /** What must hold once an undo that touched such a record is through, beside what the database guards; refuses by throwing. */
  afterUndo?: (tx: Transaction, id: number) => Promise<void>;
}

/** A record that an undo is about to take away, its row locked. */
export interface TakenAway {
  id: number;
  actor: Actor;
  /** The operation that made it or brought it back, and the one that takes it away. */
  since: number;
  /** It was there before: what came back with it is no reason to keep it. */
  wasThere: boolean;
  operationId: number;
}

export type EntityField =
  /** The first or the last day of a half-open daterange, as YYYY-MM-DD; a last day of null is none yet. */
  | { kind: "firstDay"; column: string }
  | { kind: "lastDay"; column: string }
  /**
   * A column of the record's own row; `type` is PostgreSQL's. `onlyIf`: another column that must read so for it to be put back.
   * `target`: where its id leads, and nobody is led back once that row is gone or erased.
   */
  | { kind: "column"; column: string; type: string; onlyIf?: { column: string; is: string }; target?: ColumnTarget }
  /** The record's place in its list, from 1 on: who moves it shifts those between, of whom nothing is logged. */
  | { kind: "place"; column: "position" }
  /** Soft deletion: false or true in the log, `deleted_by_operation` in the row. */
  | { kind: "deleted" }
  /** At most one linked record in a narrow table of its own: an id or null in the log. */
  | { kind: "link"; table: string; key: string; value: string; target?: LinkTarget }
  /** What it was at which time, in a table of periods of its own: in the log every period with its first and last day, in order. */
  | { kind: "periods"; table: string; key: string; value: string; type: string }
  /** A value in a row of its own, found by the record and, where it has several, one more column; no row is null in the log. */
  | { kind: "cell"; table: string; key: string; at?: { column: string; is: string; type: "date" }; value: string }
  /** A set of linked records in a table of its own: sorted ids in the log. */
  | { kind: "links"; table: string; key: string; value: string }
  /** Who shares it, with how much each has in a column `share`: pairs of id and share, sorted by id, in the log. One whole: put back as it was or left. */
  | { kind: "shares"; table: string; key: string; value: string };

/** What a link leads to, where nobody may be led back to what is deleted by then: its table, and the sentence that says so. */
export interface LinkTarget {
  table: string;
  gone: string;
}

/** The table that a column leads to, and the column that says a row there was erased, where rows stay then. */
export interface ColumnTarget {
  table: string;
  erased?: string;
}

export type FieldValues = Record<string, unknown>;

export const defineEntity = <const E extends EntityDefinition>(entity: E): E => entity;
