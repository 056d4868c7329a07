import { createHash } from "node:crypto";
import type { z } from "zod";

import { revertOperation } from "./change-log/revert-operation";
import { asJson, OperationLog } from "./change-log/operation-log";
import type { Database, Transaction } from "./db/client";
import { Prisma } from "./db/generated/client";
import { isRetryable } from "./db/database-error";
import { keptPlan } from "./db/kept-plan";
import { answerOf, messagesOf, type Outcome, type Refused, refused } from "./outcome";
import { type Actor, can, type Permission } from "./permissions";
import { Refusal } from "./refusal";

export type Via = "page" | "api" | "import" | "job" | "demo" | "command line";

export interface Execution {
  db: Database;
  /** null: nobody is signed in. */
  actor: Actor | null;
  via: Via;
  /** The form's one-time key: the same request with the same key is carried out once, however often it is sent. */
  requestKey?: string | null;
  /** The time of the act; now unless said otherwise. */
  now?: Date;
  /** Told how far a long act is. */
  report?: Report;
}

/** Says how far an act is, for whoever waits for it: outside its transaction, at once. */
export type Report = (done: number, total: number) => void;

export interface Run<Input> {
  input: Input;
  actor: Actor;
  tx: Transaction;
  log: OperationLog;
  now: Date;
  /** The id this operation will have: the stamp of what it writes. */
  operationId: number;
  /** For what goes in steps and may take long: how many of all are done. */
  report: Report;
}

/** Counts, and the ids of what is chosen: names are read when it is said. */
export type JobFacts = Partial<Record<"customers" | "contacts" | "opportunities" | "category" | "industry" | "source" | "seller" | "operation", number>>;

/** How an operation is taken back: `undo` puts every logged field back, `final` says it can't be. */
type Undo = "undo" | "final";

export interface Command<Input = unknown, Value = unknown> {
  /** The operation's kind in the log: noun, dot, verb. */
  name: string;
  permission: Permission;
  input: z.ZodType<Input>;
  undo: Undo;
  /** Who may take back what somebody else did; whoever may carry it out unless said otherwise. */
  undoOthers?: Permission;
  /** Milliseconds the transaction may take; 30,000 unless said otherwise. */
  timeout?: number;
  /**
   * Where it can take longer than a person waits at a form, which then leads to the page of a job: what that page says it
   * is about, counts and ids alone (`jobs.what` and `jobs.did` by the command's name).
   */
  long?(input: Input): JobFacts;
  run(run: Run<Input>): Promise<Value>;
}

/** Declares a change of the product. There is no other way to write: `$transaction` stands in this file alone. */
export function defineCommand<Schema extends z.ZodType, Value>(
  command: Omit<Command<z.output<Schema>, Value>, "input"> & { input: Schema },
): Command<z.output<Schema>, Value> {
  return command as Command<z.output<Schema>, Value>;
}

/**
 * Carries a command out, always in this order: who, permission, parse, transaction (run, log, commit).
 * What can be expected to go wrong is returned; what can't is thrown. Nothing is written when it is not ok.
 */
export async function execute<Input, Value>(command: Command<Input, Value>, raw: unknown, execution: Execution): Promise<Outcome<Value>> {
  const actor = permitted(command.permission, execution.actor);
  if ("ok" in actor) return actor;
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return refused({ fieldErrors: messagesOf(parsed.error) });
  const act = { name: command.name, input: parsed.data, timeout: command.timeout };
  return untilItStands(() => inTransaction(execution, actor, act, (run) => command.run({ ...run, input: parsed.data })));
}

/**
 * Takes an operation back, as an operation of its own: every logged field that nobody has changed since.
 * Needs the permission of the command that made it; refused when it is final or was undone already.
 */
export async function executeUndo(
  original: { command: Command; operationId: number },
  entities: Parameters<typeof revertOperation>[1]["entities"],
  execution: Execution,
): Promise<Outcome<{ left: number }>> {
  const { command, operationId } = original;
  const actor = permitted(command.permission, execution.actor);
  if ("ok" in actor) return actor;
  if (command.undo === "final") return refused({ message: { key: "changeLog.errors.final" } });
  const act = { name: "changeLog.undo", input: operationId, undoes: operationId, timeout: command.timeout };
  return untilItStands(() => inTransaction(execution, actor, act, (run) => revertOperation(run, { undoes: operationId, entities })));
}

/** Runs a transaction again that lost against another one; what goes wrong otherwise becomes the answer. */
async function untilItStands<Value>(transaction: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (isRetryable(error) && attempt < 4) continue;
      return answerOf(error);
    }
  }
}

interface Act {
  name: string;
  /** What was asked for: the same request key with something else is another request. */
  input: unknown;
  undoes?: number | null;
  timeout?: number;
}

async function inTransaction<Value>(
  { db, via, requestKey: formKey = null, now = new Date(), report = () => undefined }: Execution,
  actor: Actor,
  { name, input, undoes = null, timeout = 30_000 }: Act,
  run: (run: Omit<Run<unknown>, "input">) => Promise<Value>,
): Promise<Outcome<Value>> {
  const requestKey = formKey && requestKeyOf(formKey, name, input);
  return db.$transaction(
    async (tx) => {
      const before = requestKey ? await alreadyDone<Value>(tx, requestKey, actor) : null;
      if (before) return before;
      const [{ id: operationId, written }] = await tx.$queryRaw<[{ id: number; written: number }]>(
        keptPlan`SELECT nextval(pg_get_serial_sequence('operation', 'id'))::int AS id, (${rowsWritten}) AS written`,
      );
      const log = new OperationLog();
      const value = await run({ actor, tx, log, now, operationId, report });
      if (log.isEmpty) {
        await assertNothingWritten(tx, name, written);
        return { ok: true, value, operationId: null };
      }
      await tx.operation.create({
        data: {
          id: operationId,
          kind: name,
          actorId: actor.id,
          at: now,
          via,
          undoesId: undoes,
          requestKey,
          data: asJson(log.data),
          result: asJson(value ?? null),
        },
      });
      await log.write(tx, operationId);
      return { ok: true, value, operationId };
    },
    { timeout },
  );
}

/**
 * The key of one request: the form's one-time key and what was asked with it. Whoever goes back to a form that was
 * carried out and sends something else with it, asks for something new.
 */
export function requestKeyOf(formKey: string, name: string, input: unknown): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([formKey.toLowerCase(), name, input]))
    .digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/**
 * The answer a repeated request gets: the first one's, with nothing done again. One that comes while the first
 * is still at work waits for it.
 */
async function alreadyDone<Value>(tx: Transaction, requestKey: string, actor: Actor): Promise<Outcome<Value> | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`;
  const done = await tx.operation.findUnique({ where: { requestKey }, select: { id: true, actorId: true, result: true } });
  if (!done) return null;
  if (done.actorId !== actor.id) throw new Refusal({ message: { key: "errors.invalid" } });
  return { ok: true, value: done.result as Value, operationId: done.id };
}

/**
 * The rows this connection wrote since its counters were last passed on, which happens between transactions
 * only: compared with the same number at the transaction's start it tells what the transaction itself wrote.
 */
const rowsWritten = Prisma.sql`
  SELECT coalesce(sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)), 0)::int
  FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`;

/** A command that wrote and logged nothing is a defect: it throws, and so rolls back. */
async function assertNothingWritten(tx: Transaction, name: string, writtenBefore: number): Promise<void> {
  const [{ rows }] = await tx.$queryRaw<[{ rows: number }]>`SELECT (${rowsWritten}) AS rows`;
  if (rows > writtenBefore) throw new Error(`${name} wrote ${rows - writtenBefore} rows and logged nothing`);
}

function permitted(permission: Permission, actor: Actor | null): Actor | ({ ok: false } & Refused) {
  if (!actor) return refused({ reason: "not signed in", message: { key: "errors.notSignedIn" } });
  if (!can(actor, permission)) return refused({ reason: "not permitted", message: { key: "errors.notPermitted" } });
  return actor;
}
