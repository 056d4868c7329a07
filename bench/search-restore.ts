import { readAsOf } from "../lib/change-log/quiet-since";
import { countDeletion, opportunitiesOf } from "../lib/crm/customers/count-deletion";
import { deleteCustomers } from "../lib/crm/customers/delete-customers";
import { planSelection } from "../lib/crm/deleted-customers/plan-restore-of-customers";
import { restoreCustomers } from "../lib/crm/deleted-customers/restore-customers";
import { execute } from "../lib/command";
import type { BenchFirm } from "./search-firms";
import { median } from "./table";

const CUSTOMERS = 10_000;

export interface RestoreFigures {
  name: string;
  bare: number;
  ours: number;
}

/**
 * Ten thousand customers deleted and restored by the product's own commands, against the bare UPDATE of as many rows of
 * the same table, without triggers, in turns; vacuumed between, as a server does by itself within a minute.
 */
export async function measureRestore(firm: BenchFirm, rounds: number): Promise<{ figures: RestoreFigures[]; question: number }> {
  const { superuser, db, admin } = firm;
  const times = { bareDelete: [] as number[], bareRestore: [] as number[], deleted: [] as number[], restored: [] as number[], question: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const ids = await draw(firm, 50 + round);
    await superuser.query("VACUUM ANALYZE customer");
    await superuser.query("SET session_replication_role = replica");
    times.bareDelete.push(await timed(() => superuser.query("UPDATE customer SET deleted_by_operation = 1 WHERE id = ANY($1::int[])", [ids])));
    await superuser.query("VACUUM ANALYZE customer");
    times.bareRestore.push(await timed(() => superuser.query("UPDATE customer SET deleted_by_operation = NULL WHERE id = ANY($1::int[])", [ids])));
    await superuser.query("RESET session_replication_role");
    await superuser.query("VACUUM ANALYZE customer");
    const seen = await asTheQuestionSaysIt(firm, ids);
    times.deleted.push(
      await timed(async () => {
        const outcome = await execute(deleteCustomers, { selection: { ids }, ...seen }, { db, actor: admin, via: "page" });
        if (!outcome.ok || outcome.value.customers !== ids.length) throw new Error(`Deleting was refused: ${JSON.stringify(outcome)}`);
      }),
    );
    await superuser.query("VACUUM ANALYZE customer");
    const selection = { words: "" };
    const asked = performance.now();
    const { records, asOf, signature } = await planSelection(db, admin, selection, "nb", new Date());
    times.question.push(performance.now() - asked);
    times.restored.push(
      await timed(async () => {
        const outcome = await execute(
          restoreCustomers,
          { selection, records, asOf, signature, numbers: "without", answers: {} },
          { db, actor: admin, via: "page" },
        );
        if (!outcome.ok || outcome.value.customers !== records) throw new Error(`Restoring was refused: ${JSON.stringify(outcome)}`);
      }),
    );
  }
  return {
    figures: [
      { name: "deleting 10,000 customers with everything of theirs", bare: median(times.bareDelete), ours: median(times.deleted) },
      { name: "restoring them", bare: median(times.bareRestore), ours: median(times.restored) },
    ],
    question: median(times.question),
  };
}

async function asTheQuestionSaysIt({ db }: BenchFirm, ids: number[]): Promise<Record<string, string | number>> {
  const asOf = await readAsOf(db);
  const along = await countDeletion(db, { ids });
  return { customers: along.customers, who: along.who, contacts: along.contacts, opportunities: opportunitiesOf(along), asOf };
}

async function draw({ superuser }: BenchFirm, seed: number): Promise<number[]> {
  const { rows } = await superuser.query<{ id: number }>(
    `SELECT id FROM customer WHERE deleted_by_operation IS NULL ORDER BY hashint8extended(id, ${seed}) LIMIT ${CUSTOMERS}`,
  );
  return rows.map(({ id }) => id);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
