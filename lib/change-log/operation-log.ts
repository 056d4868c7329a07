import { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import type { BulkBlock } from "./bulk-blocks";
import type { EntityDefinition, FieldValues } from "./entity";

export interface RecordChange {
  entity: EntityDefinition;
  id: number;
  /** The changed fields as they were; null when the record is new. */
  before: FieldValues | null;
  /** The changed fields as they are now; null when the record is gone for good. */
  after: FieldValues | null;
  /** The record's name at this time; needed where the values are personal and so are kept apart. */
  label?: string;
  /** Whose personal values they are, where that is another record than the changed one (a link's customer). */
  subjectId?: number;
  /** Fields that are the same before and after are kept in the log too: values that went out of sight with their record. */
  whole?: true;
}

interface BulkField {
  entity: EntityDefinition;
  /** The field that changed on all of them. */
  field: string;
  /** Its value before and after as text; "" is none. For a set of links: the id that left or came. */
  before: string;
  after: string;
}

interface BulkChange extends BulkField {
  /** The records. */
  ids: readonly number[];
}

interface BlocksChange extends BulkField {
  /** The records, gathered into bitmaps by the statement that changed them: half a million are a megabyte. */
  blocks: readonly BulkBlock[];
}

interface Statement extends Omit<BulkField, "before"> {
  /**
   * Common table expressions that change the records; the last one is `changed`, with each record's `id` and, as
   * `before`, the id that its field held, or null.
   */
  changing: Prisma.Sql;
  /** A number out of the same expressions. */
  also: Prisma.Sql;
  /** A text out of them; "" unless asked for. */
  mark?: Prisma.Sql;
}

/**
 * What one operation did, gathered while it runs and written at its end. Data, never prose: sentences are
 * made in the reader's language when the log is read.
 */
export class OperationLog {
  private records: RecordChange[] = [];
  private bulk: (BulkChange | BlocksChange)[] = [];
  private facts: Record<string, unknown> = {};
  private written = 0;

  /** False once something was logged, more than the name of a record. */
  get isEmpty(): boolean {
    return this.records.every(isName) && this.bulk.length === 0 && this.written === 0 && Object.keys(this.facts).length === 0;
  }

  /** One record's changed fields. Fields that are the same before and after are left out, unless they are to stay `whole`; none left, nothing is logged. */
  change(change: RecordChange): void {
    const { before, after } = change;
    if (before && after && !change.whole) {
      const fields = Object.keys(after).filter((field) => !same(before[field], after[field]));
      if (fields.length === 0) return;
      this.records.push({ ...change, before: pick(before, fields), after: pick(after, fields) });
    } else {
      this.records.push(change);
    }
  }

  /** The same change on many records: kept as bitmaps. */
  changeMany(change: BulkChange): void {
    if (change.ids.length > 0) this.bulk.push(change);
  }

  /** The same, where there are too many records to hold each of their ids. */
  changeBlocks(change: BlocksChange): void {
    if (change.blocks.length > 0) this.bulk.push(change);
  }

  /**
   * The same for records that held different values: changed and logged by one statement, so that however many they
   * are, and of however many values, neither ids nor bitmaps come to the app. Answers how many records it changed.
   */
  async changeBy(
    run: { tx: Transaction; operationId: number },
    { entity, field, after, changing, also, mark = Prisma.sql`''` }: Statement,
  ): Promise<{ records: number; also: number; mark: string }> {
    const [answer] = await run.tx.$queryRaw<[{ records: number; also: number; mark: string }]>`
      WITH ${changing}, logged AS (
        INSERT INTO change_bulk (operation_id, entity, field, before, after, block, ids)
        SELECT ${run.operationId}::int, ${entity.name}, ${field}, coalesce(before::text, ''), ${after}, id >> 13,
               bit_or(set_bit(repeat('0', 8192)::bit(8192), id & 8191, 1))
        FROM changed GROUP BY before, id >> 13 RETURNING bit_count(ids) AS records
      ) SELECT (SELECT coalesce(sum(records), 0)::int FROM logged) AS records, (${also})::int AS also, (${mark})::text AS mark`;
    this.written += answer.records;
    return answer;
  }

  /** What the sentence about the operation needs beside its kind: names at this time, counts. Nothing personal. */
  note(facts: Record<string, unknown>): void {
    Object.assign(this.facts, facts);
  }

  get data(): Record<string, unknown> {
    return this.facts;
  }

  /** Writes the gathered changes, in the order they were logged. */
  async write(tx: Transaction, operationId: number): Promise<void> {
    await this.writeRecords(tx, operationId);
    for (const { entity, field, before, after, ...records } of this.bulk) {
      const blocks =
        "blocks" in records
          ? Prisma.sql`SELECT block, ids::bit(8192) FROM jsonb_to_recordset(${json(records.blocks)}::jsonb) AS b(block int, ids text)`
          : Prisma.sql`SELECT id >> 13, bit_or(set_bit(repeat('0', 8192)::bit(8192), id & 8191, 1))
              FROM unnest(${[...records.ids]}::int[]) AS id GROUP BY id >> 13`;
      await tx.$executeRaw`
        INSERT INTO change_bulk (operation_id, entity, field, before, after, block, ids)
        SELECT ${operationId}::int, ${entity.name}, ${field}, ${before}, ${after}, b.* FROM (${blocks}) AS b`;
    }
  }

  private async writeRecords(tx: Transaction, operationId: number): Promise<void> {
    if (this.records.length === 0) return;
    const rows = this.records.map(({ entity, id, before, after, label, subjectId }) => ({
      entity: entity.name,
      id,
      subject: entity.subject,
      subjectId: subjectId ?? id,
      label: label ?? "",
      before,
      after,
    }));
    const written = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO change (operation_id, entity, entity_id, before, after)
      SELECT ${operationId}::int, r->>'entity', (r->>'id')::int,
             CASE WHEN r->>'subject' IS NULL THEN nullif(r->'before', 'null') END,
             CASE WHEN r->>'subject' IS NULL THEN nullif(r->'after', 'null') END
      FROM jsonb_array_elements(${json(rows)}::jsonb) WITH ORDINALITY AS x(r, n) ORDER BY n
      RETURNING id`;
    const personal = rows.map((row, n) => ({ ...row, changeId: written[n]?.id })).filter((row) => row.subject !== null);
    if (personal.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO change_personal (change_id, subject, subject_id, label, before, after)
      SELECT (r->>'changeId')::int, r->>'subject', (r->>'subjectId')::int, r->>'label',
             nullif(r->'before', 'null'), nullif(r->'after', 'null')
      FROM jsonb_array_elements(${json(personal)}::jsonb) AS r`;
  }
}

/** A record that is named without a field of its own (see RecordChange `whole`). */
const isName = ({ before, after }: RecordChange): boolean => before !== null && after !== null && Object.keys({ ...before, ...after }).length === 0;

/** Whether two logged values are the same. Sets of ids are kept sorted, so text decides. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const pick = (values: FieldValues, fields: string[]): FieldValues => Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
const json = (value: unknown): string => JSON.stringify(value);

/** Values of an operation as Prisma takes JSON. */
export const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
