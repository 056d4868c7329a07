import { z } from "zod";

import { asOfWritten, isQuietSince } from "../../change-log/quiet-since";
import { defineCommand, type Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { key, seenCount } from "../../validation/text";
import { countDeletion, opportunitiesOf } from "./count-deletion";
import { searchParts } from "./customer-conditions";
import { customerEntity } from "./customer-entity";
import type { CustomerFilters } from "./customer-filters";
import { searchTerms } from "./search-terms";
import { type CustomerSelection, customerSelection, refuseOthersFound, seenWho, selectedBy, whoIsChosen } from "./selected-customers";

/**
 * Deletes the chosen customers, or all that a search finds, as one operation. What hangs on them goes with them and comes
 * back with them. Asks again when others are found by then than the question said, one who was waited for among them.
 */
export const deleteCustomers = defineCommand({
  name: "customers.deleteMany",
  permission: "customers.delete",
  input: z.strictObject({
    selection: customerSelection,
    customers: seenCount,
    /** Who they are, and what goes along, as the question said it when the operations were those of `asOf`. Left out where nobody was asked. */
    who: seenWho.optional(),
    contacts: seenCount.optional(),
    opportunities: seenCount.optional(),
    asOf: z.string().regex(asOfWritten, key("errors.invalid")).optional(),
  }),
  undo: "undo",
  undoOthers: "customers.restoreOthers",
  timeout: 600_000,
  long: ({ customers }) => ({ customers }),
  async run(run) {
    const { selection, customers: seen, who: seenIds } = run.input;
    // Two who delete the same customers at once would wait for each other in a circle, so they pass one at a time; before what goes along is counted.
    await run.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customers.deleteMany', 0))`;
    await refuseOthersAlong(run);
    const { customers, who } = await markDeleted(run, await selectedBy(run.tx, selection));
    const isFound = selection.search === undefined || (await countStillFound(run, selection.search)) === customers;
    if (customers !== seen || !isFound || who !== (seenIds ?? who)) throw refuseOthersFound(customers === seen && isFound);
    if (customers > 0) run.log.note({ customers });
    return { customers };
  },
});

/** Asks again when more or less goes along than the question said. It is counted anew only where something was done since: that takes as long as the question did. */
async function refuseOthersAlong({ tx, input }: Pick<Run<{ selection: CustomerSelection } & Partial<SeenAlong>>, "tx" | "input">): Promise<void> {
  const { selection, contacts, opportunities, asOf } = input;
  if (contacts === undefined && opportunities === undefined) return;
  if (asOf !== undefined && (await isQuietSince(tx, asOf))) return;
  const counted = await countDeletion(tx, selection);
  if (counted.contacts !== (contacts ?? counted.contacts) || opportunitiesOf(counted) !== (opportunities ?? opportunitiesOf(counted)))
    throw refuseOthersFound(false);
}

interface SeenAlong {
  contacts: number;
  opportunities: number;
  asOf: string;
}

/**
 * Marks the customers `c` of a condition as deleted and logs it, by one statement however many they are: nothing but
 * their own rows is touched. Answers how many it deleted and who was chosen; its undo brings back just those.
 */
async function markDeleted(run: Pick<Run<unknown>, "tx" | "log" | "operationId">, where: Prisma.Sql): Promise<{ customers: number; who: string }> {
  const { records, mark } = await run.log.changeBy(run, {
    entity: customerEntity,
    field: "deleted",
    after: "true",
    changing: Prisma.sql`
      chosen AS MATERIALIZED (SELECT c.id FROM customer c WHERE ${where}),
      changed AS (
        UPDATE customer d SET deleted_by_operation = ${run.operationId}::int FROM chosen
        WHERE d.id = chosen.id AND d.deleted_by_operation IS NULL RETURNING d.id, false AS before
      )`,
    also: Prisma.sql`0`,
    mark: whoIsChosen,
  });
  return { customers: records, who: mark };
}

/**
 * How many of those who were deleted just now the search still finds: somebody who was changing one of them, and was waited
 * for, may have taken it out of the search. By now their rows are held, and nobody changes them any more.
 */
async function countStillFound({ tx, operationId }: Pick<Run<unknown>, "tx" | "operationId">, search: CustomerFilters): Promise<number> {
  const parts = await searchParts(tx, search, await searchTerms(tx, search.words));
  const conditions = [Prisma.sql`true`, ...parts.map(({ among }) => among)];
  const [{ found }] = await tx.$queryRaw<[{ found: number }]>`
    WITH found AS MATERIALIZED (SELECT c.id, c.deleted_by_operation FROM customer c WHERE ${Prisma.join(conditions, " AND ")})
    SELECT count(*)::int AS found FROM found WHERE deleted_by_operation = ${operationId}::int`;
  return found;
}
