import type pg from "pg";

const filled = [
  ...[
    "customer",
    "customer_search",
    "search_word",
    "customer_alike",
    "customer_industry",
    "customer_seller",
    "customer_category",
    "customer_origin",
    "customer_source",
  ],
  ...["customer_product", "contact", "contact_link", "opportunity", "opportunity_product", "opportunity_seller", "operation", "change", "change_personal"],
];

/**
 * Takes every index of the tables to be filled away, but for primary keys: made at the end they take a fraction of the
 * time. Answers what puts them back as they were, the largest first, each of the clients at one, and carries out further statements by the way.
 */
export async function takeIndexesAside(db: pg.Client): Promise<(clients: pg.Client[], besides: string[]) => Promise<void>> {
  const { rows } = await db.query<{ away: string; back: string }>(
    `SELECT CASE WHEN k.oid IS NULL THEN format('DROP INDEX %I', x.relname) ELSE format('ALTER TABLE %I DROP CONSTRAINT %I', t.relname, k.conname) END AS away,
            CASE WHEN k.oid IS NULL THEN pg_get_indexdef(x.oid) ELSE format('ALTER TABLE %I ADD CONSTRAINT %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid)) END AS back
     FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid JOIN pg_am a ON a.oid = x.relam
     LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('x', 'u')
     WHERE t.relname = ANY($1) AND t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
     ORDER BY a.amname <> 'gin', a.amname <> 'gist', i.indrelid, x.relname`,
    [filled],
  );
  for (const { away } of rows) await db.query(away);
  return (clients, besides) =>
    eachByTwo(clients, [...rows.map(({ back }) => back), ...besides], async (client, back) => {
      await client.query(back);
    });
}

/** Each client takes the next piece of work when it is done with the one before; one that is busy yet joins when it is free. */
export async function eachByTwo<Work>(
  clients: (pg.Client | Promise<pg.Client>)[],
  works: Work[],
  carryOut: (client: pg.Client, work: Work) => Promise<void>,
): Promise<void> {
  const left = [...works];
  await Promise.all(
    clients.map(async (free) => {
      const client = await free;
      for (let work = left.shift(); work !== undefined; work = left.shift()) await carryOut(client, work);
    }),
  );
}
