import { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import type { EntityDefinition, FieldValues } from "./entity";
import { type OperationLog, same } from "./operation-log";
import { readFields } from "./record-fields";
import type { LoggedChange } from "./revert-operation";

/**
 * Takes back the coming or the going of a row: one that came goes again, if it stands as it was left; one that went
 * comes back as it was, under its own id. Answers the number of fields that somebody else's change left as they are.
 */
export async function revertRow({ tx, log }: { tx: Transaction; log: OperationLog }, entity: EntityDefinition, change: LoggedChange): Promise<number> {
  const { entity_id: id, before, after } = change;
  const held = before ?? after ?? {};
  const current = await readFields(tx, entity, id, Object.keys(held));
  if ((after !== null) !== (current !== null) || (current && !same(sorted(current), sorted(held)))) return Object.keys(held).length;
  if (before) await insertRow(tx, entity, id, before);
  else await tx.$executeRaw`DELETE FROM ${Prisma.raw(entity.table)} WHERE id = ${id}`;
  log.change({ entity, id, before: current, after: before, label: change.label ?? undefined, subjectId: change.subject_id ?? undefined });
  return 0;
}

const sorted = (values: FieldValues): [string, unknown][] => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

async function insertRow(tx: Transaction, entity: EntityDefinition, id: number, values: FieldValues): Promise<void> {
  const row: Record<string, unknown> = {};
  const days: Record<string, { first?: unknown; last?: unknown }> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fields[name];
    if (field?.kind === "column") row[field.column] = value;
    else if (field?.kind === "firstDay") days[field.column] = { ...days[field.column], first: value };
    else if (field?.kind === "lastDay") days[field.column] = { ...days[field.column], last: value };
    else throw new Error(`${entity.name}.${name} does not come back with its row`);
  }
  const periods = await tx.$queryRaw<{ name: string; period: string }[]>`
    SELECT d.key AS name, daterange((d.value->>'first')::date, (d.value->>'last')::date, '[]')::text AS period
    FROM jsonb_each(${JSON.stringify(days)}::jsonb) AS d`;
  for (const { name, period } of periods) row[name] = period;
  const table = Prisma.raw(entity.table);
  const columns = Prisma.raw(["id", ...Object.keys(row)].join(", "));
  await tx.$executeRaw`
    INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM jsonb_populate_record(null::${table}, ${JSON.stringify({ ...row, id })}::jsonb)`;
}
