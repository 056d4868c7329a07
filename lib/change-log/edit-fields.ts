import { z } from "zod";

import type { Run } from "../command";
import { type Conflict, NotFound, Refusal } from "../refusal";
import type { EntityDefinition, FieldValues } from "./entity";
import { same } from "./operation-log";
import { readFields, writeFields } from "./record-fields";

/**
 * What a form that edits fields sends beside them: `seen`, each field's value as its reader saw it, and
 * `keep`, the answer to a refusal («mine» or «theirs» for a field).
 */
export const seenFields = {
  seen: z.record(z.string().max(60), z.unknown()).default({}),
  keep: z.record(z.string().max(60), z.enum(["mine", "theirs"])).default({}),
};

interface Edit {
  entity: EntityDefinition;
  id: number;
  /** The fields as they are to be. */
  fields: FieldValues;
  /** Those fields as the reader saw them, in the same form. A field that was not seen is compared with nothing. */
  seen: FieldValues;
  keep: Record<string, "mine" | "theirs">;
  /** The record's name now, for the log. */
  label?: string;
  /** Whose personal values they are, where that is another record (see OperationLog). */
  subjectId?: number;
  /** What must hold for the fields that are about to be written, given as they are and as they will be; refuses by throwing. */
  check?: (before: FieldValues, after: FieldValues) => void | Promise<void>;
  /** How a value is shown in a refusal («Nå: …»). */
  show?: (field: string, value: unknown) => string | Promise<string>;
}

/**
 * Writes the fields that the person changed. The row is locked and each changed field compared with the value
 * the person saw: edits of different fields both stand; a field that somebody else changed meanwhile is refused,
 * naming who and what it holds now. Answers the fields that were written.
 */
export async function editFields({ tx, log, operationId }: Pick<Run<unknown>, "tx" | "log" | "operationId">, edit: Edit): Promise<string[]> {
  const { entity, id, fields, seen, keep } = edit;
  const names = Object.keys(fields);
  const current = await readFields(tx, entity, id, names);
  if (!current) throw new NotFound(entity.name);

  const changed = names.filter(
    (field) => !same(fields[field], current[field]) && (!(field in seen) || !same(fields[field], seen[field]) || keep[field] === "mine"),
  );
  const clashing = changed.filter((field) => field in seen && !same(seen[field], current[field]) && keep[field] !== "mine");
  const refused = clashing.filter((field) => keep[field] !== "theirs");
  if (refused.length > 0) throw new Refusal({ message: { key: "errors.savedMeanwhile" }, conflicts: await conflictsOf(tx, edit, current, refused) });

  const writing = changed.filter((field) => !clashing.includes(field));
  const [before, after] = [current, fields].map((values) => Object.fromEntries(writing.map((field) => [field, values[field]]))) as [FieldValues, FieldValues];
  await edit.check?.(before, after);
  await writeFields(tx, entity, id, new Map(writing.map((field) => [field, { from: current[field], to: fields[field] }])), operationId);
  log.change({ entity, id, before, after, label: edit.label, subjectId: edit.subjectId });
  return writing;
}

async function conflictsOf(tx: Run<unknown>["tx"], { entity, id, show }: Edit, current: FieldValues, fields: string[]): Promise<Conflict[]> {
  return Promise.all(
    fields.map(async (field) => {
      const now = show ? await show(field, current[field]) : plain(current[field]);
      return { field, now, by: await lastToChange(tx, entity, id, field) };
    }),
  );
}

/** The name of whoever last changed a field of a record; «» for the app itself. */
export async function lastToChange(tx: Run<unknown>["tx"], entity: EntityDefinition, id: number, field: string): Promise<string> {
  const [who] = await tx.$queryRaw<{ name: string | null }[]>`
    SELECT e.name FROM operation o LEFT JOIN employee e ON e.id = o.actor_id
    WHERE o.id = greatest(
      (SELECT c.operation_id FROM change c LEFT JOIN change_personal p ON p.change_id = c.id
       WHERE c.entity = ${entity.name} AND c.entity_id = ${id} AND coalesce(p.after, c.after) ? ${field}
       ORDER BY c.id DESC LIMIT 1),
      (SELECT max(b.operation_id) FROM change_bulk b
       WHERE b.entity = ${entity.name} AND b.field = ${field} AND b.block = ${id}::int >> 13 AND get_bit(b.ids, ${id}::int & 8191) = 1))`;
  return who?.name ?? "";
}

const plain = (value: unknown): string => (typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value));
