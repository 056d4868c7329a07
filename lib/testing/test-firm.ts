import { type Command, execute, type Via } from "../command";
import type { Outcome } from "../outcome";
import { undoOperation } from "../crm/undo/undo-operation";
import { connectDatabase, type Database } from "../db/client";
import type { EmployeeRole } from "../db/generated/enums";
import type { Actor } from "../permissions";
import { testDatabase } from "./database";

/** How a command is carried out, where it matters. */
export interface By {
  /** The admin unless said otherwise; null: nobody is signed in. */
  as?: Actor | null;
  now?: Date;
  requestKey?: string;
  via?: Via;
}

export interface TestFirm {
  db: Database;
  /** The database's addresses, as the app's role and as the owner's. */
  appUrl: string;
  ownerUrl: string;
  admin: Actor & { id: number };
  salesManager: Actor & { id: number };
  employee: Actor & { id: number };
  /** Carries a command out, as the admin unless said otherwise. */
  run<Input, Value>(command: Command<Input, Value>, input: unknown, by?: By): Promise<Outcome<Value>>;
  /** The same, and its value; throws when it was refused. */
  done<Input, Value>(command: Command<Input, Value>, input: unknown, by?: By): Promise<Value>;
  /** The same, and its operation; throws when it was refused or changed nothing. */
  did<Input, Value>(command: Command<Input, Value>, input: unknown, by?: By): Promise<{ value: Value; operationId: number }>;
  /** «Angre», as the admin unless said otherwise. */
  undo(operationId: number, by?: By): Promise<Outcome<{ left: number }>>;
  /** The same, and the undo's own operation; throws when it was refused. */
  undone(operationId: number, by?: By): Promise<{ operationId: number; left: number }>;
  /** One more employee; an active one without a password unless said otherwise. */
  person(name: string, fields?: { role?: EmployeeRole; email?: string; passwordHash?: string; active?: boolean }): Promise<Actor & { id: number }>;
  /** An operation with everything it logged. */
  logged(operationId: number | null): Promise<LoggedOperation>;
  /** The rows of its changes as they stand: what is personal apart. */
  changeRows(operationId: number): Promise<ChangeRow[]>;
  /** The number of operations so far. */
  operations(): Promise<number>;
  /** All rows of every table, as a digest by table: the same before and after where nothing was written. */
  everything(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export interface LoggedOperation {
  kind: string;
  actorId: number | null;
  data: Record<string, unknown>;
  records: { entity: string; id: number; before: unknown; after: unknown; label: string | null }[];
  bulk: { entity: string; field: string; before: string; after: string; records: number }[];
}

export interface ChangeRow {
  entity: string;
  id: number;
  before: unknown;
  after: unknown;
  personal: { subject: string; subjectId: number; label: string; before: unknown; after: unknown } | null;
}

/** A firm of three (an admin, a sales manager, an employee) in a database of its own. */
export async function testFirm(): Promise<TestFirm> {
  const { appUrl, ownerUrl } = await testDatabase();
  const db = connectDatabase(appUrl, { connections: 4 });
  await db.firm.create({ data: { id: 1, name: "Prøvefirma AS", isDemo: false } });
  let people = 0;
  const person: TestFirm["person"] = async (name, { role = "EMPLOYEE", email = `person${(people += 1)}@example.no`, ...fields } = {}) => {
    const { id } = await db.employee.create({ data: { name, email, role, ...fields } });
    return { id, name, role, language: "nb", mayCreateCategories: true };
  };
  const admin = await person("Kari Nordmann", { role: "ADMIN", email: "admin@example.no" });
  const salesManager = await person("Marte Kirkerud", { role: "SALES_MANAGER", email: "sales_manager@example.no" });
  const employee = await person("Peder Ås", { email: "employee@example.no" });

  const run: TestFirm["run"] = (command, input, { as = admin, via = "page", ...by } = {}) => execute(command, input, { db, actor: as, via, ...by });
  const undo: TestFirm["undo"] = (operationId, { as = admin, via = "page", ...by } = {}) => undoOperation(operationId, { db, actor: as, via, ...by });
  return {
    db,
    appUrl,
    ownerUrl,
    admin,
    salesManager,
    employee,
    run,
    done: async (command, input, by) => ok(command.name, await run(command, input, by)).value,
    did: async (command, input, by) => changed(command.name, ok(command.name, await run(command, input, by))),
    undo,
    async undone(operationId, by) {
      const { operationId: undoId, value } = changed("undo", ok("undo", await undo(operationId, by)));
      return { operationId: undoId, left: value.left };
    },
    person,
    logged: (operationId) => logged(db, operationId),
    changeRows: (operationId) => changeRows(db, operationId),
    operations: () => db.operation.count(),
    everything: () => everything(db),
    close: () => db.$disconnect(),
  };
}

type Done<Value> = Extract<Outcome<Value>, { ok: true }>;

function ok<Value>(name: string, outcome: Outcome<Value>): Done<Value> {
  if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

function changed<Value>(name: string, { value, operationId }: Done<Value>): { value: Value; operationId: number } {
  if (operationId === null) throw new Error(`${name} changed nothing`);
  return { value, operationId };
}

async function logged(db: Database, operationId: number | null): Promise<LoggedOperation> {
  if (operationId === null) throw new Error("nothing was logged");
  const operation = await db.operation.findUniqueOrThrow({ where: { id: operationId } });
  const records = await db.$queryRaw<LoggedOperation["records"]>`
    SELECT c.entity, c.entity_id AS id, coalesce(p.before, c.before) AS before, coalesce(p.after, c.after) AS after, p.label
    FROM change c LEFT JOIN change_personal p ON p.change_id = c.id WHERE c.operation_id = ${operationId} ORDER BY c.id`;
  const bulk = await db.$queryRaw<LoggedOperation["bulk"]>`
    SELECT entity, field, before, after, sum(bit_count(ids))::int AS records FROM change_bulk
    WHERE operation_id = ${operationId} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  return { kind: operation.kind, actorId: operation.actorId, data: operation.data as Record<string, unknown>, records, bulk };
}

const changeRows = (db: Database, operationId: number): Promise<ChangeRow[]> => db.$queryRaw<ChangeRow[]>`
  SELECT c.entity, c.entity_id AS id, c.before, c.after,
         CASE WHEN p.change_id IS NOT NULL THEN jsonb_build_object('subject', p.subject, 'subjectId', p.subject_id,
           'label', p.label, 'before', p.before, 'after', p.after) END AS personal
  FROM change c LEFT JOIN change_personal p ON p.change_id = c.id WHERE c.operation_id = ${operationId} ORDER BY c.id`;

async function everything(db: Database): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<
    { name: string }[]
  >`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  const digests = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest FROM ${name} t`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; digest: string }[]>(digests.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
