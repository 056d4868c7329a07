import { z } from "zod";

import { type Command, defineCommand, type Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { type Refusal, refuseField } from "../../refusal";
import { id, key, seenCount } from "../../validation/text";
import { customerEntity } from "./customer-entity";
import { type CustomerSelection, customerSelection, refuseOthersFound, seenWho, selectedBy, whoIsChosen } from "./selected-customers";

export interface ChangedMany {
  /** How many changed, and how many needed no change. */
  customers: number;
  had: number;
}

/** How the chosen customers are changed: expressions for {@link OperationLog.changeBy}, and who of them needs no change. */
export interface ManyStatement {
  changing: Prisma.Sql;
  had: Prisma.Sql;
  /** The value as the log keeps it; "" where it is taken away. */
  after: string;
}

interface ChangeOfMany {
  /** The operation's kind. */
  name: string;
  field: "industry" | "seller" | "source" | "categories";
  /** The message for who chose no value. */
  chooseKey: string;
  /**
   * Holds the value until the transaction ends, so that it is neither deleted nor switched off meanwhile; refuses by
   * the field `to` where it can't be chosen. Answers what the sentence about the act says of it.
   */
  hold: (run: Pick<Run<unknown>, "tx" | "now">, to: number) => Promise<Record<string, unknown>>;
  /** `chosen` stands before it, with the customers' `id`. */
  change: (run: Pick<Run<unknown>, "operationId">, to: number) => ManyStatement;
}

const inputOf = (chooseKey: string) =>
  z.strictObject({
    selection: customerSelection,
    to: z.union([id, z.never()], key(chooseKey)),
    /** What the question said: how many will change, how many need not, and who they all are. Left out where nobody was asked. */
    customers: seenCount.optional(),
    had: seenCount.optional(),
    who: seenWho.optional(),
  });

/**
 * An act on the chosen customers, or on all that a search finds, as one operation: one value is set, put or taken away.
 * Those who need no change are left as they are. Asks again when others are found by then than the question said.
 */
export const defineChangeOfMany = ({ name, field, chooseKey, hold, change }: ChangeOfMany): Command<z.output<ReturnType<typeof inputOf>>, ChangedMany> =>
  defineCommand({
    name,
    permission: "customers.changeMany",
    input: inputOf(chooseKey),
    undo: "undo",
    timeout: 600_000,
    long: ({ to, customers }) => ({ customers, [field === "categories" ? "category" : field]: to }),
    async run(run) {
      const { to, selection } = run.input;
      // Two of a kind would take the same rows in different orders.
      await run.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`customers.${field}`}, 0))`;
      const facts = await hold(run, to);
      const { who, ...changed } = await changeSelected(run, selection, { field, ...change(run, to) });
      refuseOthers(run.input, { ...changed, who });
      if (changed.customers > 0) run.log.note({ ...facts, ...changed });
      return changed;
    },
  });

/**
 * Changes and logs by one statement. Who is selected is read at one moment; a customer whom somebody changes at the
 * same time is waited for, and left when it is not as it was read, or deleted by then: the count is another then too, and
 * the log never says that somebody came from where they were not.
 */
async function changeSelected(
  run: Pick<Run<unknown>, "tx" | "log" | "operationId">,
  selection: CustomerSelection,
  { field, changing, had, after }: ManyStatement & Pick<ChangeOfMany, "field">,
): Promise<FoundMany> {
  const where = await selectedBy(run.tx, selection);
  // Half a million rows are joined in memory, not by way of the disk.
  await run.tx.$executeRaw`SELECT set_config('work_mem', '32MB', true)`;
  const { records, also, mark } = await run.log.changeBy(run, {
    entity: customerEntity,
    field,
    after,
    changing: Prisma.sql`chosen AS MATERIALIZED (SELECT c.id FROM customer c WHERE ${where}), ${changing}`,
    also: had,
    mark: whoIsChosen,
  });
  return { customers: records, had: also, who: mark };
}

interface FoundMany extends ChangedMany {
  who: string;
}

/** A question that was answered with other customers than are found now, or with other counts of them, is asked again. */
function refuseOthers(seen: Partial<FoundMany>, found: FoundMany): void {
  const isSame = (...facts: (keyof FoundMany)[]): boolean => facts.every((fact) => (seen[fact] ?? found[fact]) === found[fact]);
  if (!isSame("customers", "had", "who")) throw refuseOthersFound(isSame("customers", "had"));
}

/** The refusal of a value that can't be chosen (any more). */
export const refuseChoice = (messageKey: string): Refusal => refuseField("to", messageKey);
