import type pg from "pg";

const CUSTOMERS = 1_000_000;

/**
 * Fills the demo firm up to a million customers, every other one in one industry, the rest spread over the others, and
 * beside them the floor to measure against: a table of (id, industry_id) with two indexes, the same customers in two
 * industries; and a source that every other customer of each industry has. The search text of the new ones is left out: a move touches none of it, and making it takes minutes.
 */
export async function fillMillion(owner: pg.Client): Promise<{ from: number; to: number; moved: number; source: number }> {
  const { rows } = await owner.query<{ id: number }>("select id from industry where deleted_by_operation is null order by id limit 2");
  const [from, to] = rows.map(({ id }) => id) as [number, number];
  await owner.query("alter table customer disable trigger user");
  await owner.query(
    `with made as (
       insert into customer (name, postal_city, updated_by_operation)
       select 'Kunde ' || md5(n::text), 'OSLO', 1 from generate_series((select count(*) from customer) + 1, $1::int) as n
       returning id
     )
     insert into customer_industry (customer_id, industry_id, operation_id)
     select made.id, case when made.id % 2 = 0 then $2::int else others.ids[1 + made.id % array_length(others.ids, 1)] end, 1
     from made, (select array_agg(id) as ids from industry where id <> $2 and deleted_by_operation is null) as others`,
    [CUSTOMERS, from],
  );
  await owner.query("alter table customer enable trigger user");
  await owner.query("update customer set deleted_by_operation = 1 where id % 500 = 0");
  const source = await owner.query<{ id: number }>("insert into source (nb, position) values ('Halve', 999) returning id");
  await owner.query("delete from customer_source");
  await owner.query("insert into customer_source (customer_id, source_id, operation_id) select id, $1, 1 from customer where id / 2 % 2 = 0", [
    source.rows[0]?.id,
  ]);
  await owner.query("create table bench_floor (id int primary key, industry_id int not null)");
  await owner.query("create index bench_floor_industry on bench_floor (industry_id, id)");
  await owner.query("insert into bench_floor select customer_id, case when industry_id = $1 then 1 else 3 + industry_id end from customer_industry", [from]);
  for (const table of ["customer", "customer_industry", "customer_source", "bench_floor"]) await owner.query(`vacuum analyze ${table}`);
  const count = await owner.query<{ n: number }>("select count(*)::int as n from customer_industry where industry_id = $1", [from]);
  return { from, to, moved: count.rows[0]?.n ?? 0, source: source.rows[0]?.id ?? 0 };
}
