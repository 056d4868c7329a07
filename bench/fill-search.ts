import pg from "pg";

import { fillAlike } from "./fill-alike";
import { fillContacts } from "./fill-contacts";
import { fillCustomers } from "./fill-customers";
import { fillLog, fillOpportunities } from "./fill-opportunities";
import { eachByTwo, takeIndexesAside } from "./indexes-aside";

/** How many there are to be, those of the demo firm counted in. */
export interface Size {
  customers: number;
  opportunities: number;
}

export const million: Size = { customers: 1_000_000, opportunities: 1_000_000 };

/**
 * Fills a database that has the demo firm up to a million customers, some three contacts each, and a million opportunities.
 * All of them are drawn from the demo firm's own, which are the register's extract: names from its words, places, forms
 * and codes from its enterprises, links as often as there. The same each time but for the days. As a superuser with triggers and keys to other tables off;
 * what triggers keep (search text, likely doubles) is made here by statements for all at once, with the product's own functions.
 */
export async function fillSearch(superuserUrl: string, size: Size = million): Promise<void> {
  const [one, other] = [await connected(superuserUrl), await connected(superuserUrl)];
  try {
    await one.query("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench");
    const putBack = await takeIndexesAside(one);
    await fillCustomers(one, size.customers);
    // The pairs take as long as all that follows up to the words.
    const alike = fillAlike(other);
    await fillContacts(one);
    await fillOpportunities(one, size.opportunities);
    await fillLog(one);
    await fillWords([one, alike.then(() => other)], size.customers);
    await putBack([one, other], [fillNearWords]);
    await one.query("DROP SCHEMA bench CASCADE");
    await one.query("VACUUM ANALYZE");
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET session_replication_role = replica; SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'; SET synchronous_commit = off");
  // Each of the two has a core to itself.
  await client.query("SET max_parallel_workers_per_gather = 0; SET max_parallel_maintenance_workers = 0");
  return client;
}

const block = 20_000;

/** What is offered for a word with a typing error. */
const fillNearWords = `
  TRUNCATE search_word;
  INSERT INTO search_word (word) SELECT DISTINCT w FROM customer_search s CROSS JOIN unnest(string_to_array(s.words, ' ')) AS w WHERE w ~ '^[a-z]{4,30}$'`;

/** What customers are found by, a block of them at a time: the function looks their contacts up by key. */
async function fillWords(clients: [pg.Client, Promise<pg.Client>], customers: number): Promise<void> {
  const [one] = clients;
  await one.query("CREATE INDEX bench_places ON contact_link (customer_id); ANALYZE contact_link, contact, customer; TRUNCATE customer_search");
  const blocks = Array.from({ length: Math.ceil(customers / block) }, (_, n) => n * block);
  await eachByTwo(clients, blocks, async (client, first) => {
    await client.query(
      `INSERT INTO customer_search (customer_id, words, name)
       SELECT w.customer_id, w.words, c.name FROM customer_words(ARRAY(SELECT generate_series($1::int, $2::int))) w JOIN customer c ON c.id = w.customer_id`,
      [first + 1, first + block],
    );
  });
  await one.query("DROP INDEX bench_places");
}
