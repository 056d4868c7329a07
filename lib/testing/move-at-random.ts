import pg from "pg";

import { seededRandom } from "../demo/seeded-random";

/**
 * Moves groups at random on several connections at once, straight in the database: what it refuses itself is counted, and
 * anything else it says is thrown. Now and then a group is deleted, or brought back.
 */
export async function moveAtRandom(url: string, groups: number[], { connections, moves, seed }: { connections: number; moves: number; seed: string }) {
  const counts = { moved: 0, refused: 0, tried: 0 };
  const work = async (n: number): Promise<void> => {
    const random = seededRandom(`${seed} ${n}`);
    const pick = (): number => random.one(groups);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      while (counts.tried < moves) {
        counts.tried += 1;
        const what = random.next();
        const statement =
          what < 0.9
            ? client.query("UPDATE employee_group SET parent_id = $2 WHERE id = $1 AND deleted_by_operation IS NULL", [pick(), what < 0.05 ? null : pick()])
            : client.query("UPDATE employee_group SET deleted_by_operation = $2 WHERE id = $1", [pick(), what < 0.95 ? 1 : null]);
        const moved = await statement.then(({ rowCount }) => rowCount === 1, refusedByTree);
        counts[moved ? "moved" : "refused"] += 1;
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => work(n)));
  return counts;
}

/** A circle, an orphan, or one of two who waited for each other. */
function refusedByTree(error: unknown): false {
  if (/employee_group_no_cycle|employee_group_no_orphan|deadlock detected/.test(String(error))) return false;
  throw error;
}

/** Groups that are under themselves or reach no top, and those not deleted that stand under a deleted one. */
export async function brokenGroups(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: number }>(`
      WITH RECURSIVE reached AS (
        SELECT id FROM employee_group WHERE parent_id IS NULL
        UNION ALL SELECT g.id FROM employee_group g JOIN reached r ON g.parent_id = r.id
      )
      SELECT g.id FROM employee_group g LEFT JOIN employee_group p ON p.id = g.parent_id
      WHERE g.id NOT IN (SELECT id FROM reached) OR (g.deleted_by_operation IS NULL AND p.deleted_by_operation IS NOT NULL)`);
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
