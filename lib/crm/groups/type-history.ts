import type { LoggedPeriod } from "../../change-log/periods";
import { readFields, writeFields } from "../../change-log/record-fields";
import type { Run } from "../../command";
import { dayBefore } from "../../dates/day-before";
import { groupEntity } from "./group-entity";
import type { GroupType } from "./group-fields";

/**
 * Gives a group another type from a day on; null: none any more, for a group that is deleted. What it was before that
 * day stays, so that past figures do. Answers its periods before and after, for the log.
 */
export async function changeType({ tx, operationId }: Pick<Run<unknown>, "tx" | "operationId">, id: number, type: GroupType | null, today: string) {
  const before = (await readFields(tx, groupEntity, id, ["types"])) ?? {};
  const types = typeFrom(before.types as LoggedPeriod[], type, today);
  await writeFields(tx, groupEntity, id, new Map([["types", { from: before.types, to: types }]]), operationId);
  return { before: before.types, after: types };
}

/** The periods of a group that is of this type from the day on: those before it cut off there, equal neighbours made one. */
export function typeFrom(periods: LoggedPeriod[], type: GroupType | null, day: string): LoggedPeriod[] {
  const eve = dayBefore(day);
  const kept = periods
    .filter(({ from }) => from < day)
    .map((period) => ({ ...period, until: period.until === null || period.until >= day ? eve : period.until }));
  if (type === null) return kept;
  const last = kept.at(-1);
  if (last?.value === type && last.until === eve) return [...kept.slice(0, -1), { ...last, until: null }];
  return [...kept, { value: type, from: day, until: null }];
}
