import fc from "fast-check";

import type { Database } from "../db/client";

/** Two customers that are merged and a third beside them, as rows: what a merge can meet, small enough to be met often. */
export interface MergeWorld {
  customers: [CustomerSeed, CustomerSeed, CustomerSeed];
  people: PersonSeed[];
  opportunities: { customer: number; person: number | null; deleted: boolean }[];
  /** Pairs that somebody said are not the same. */
  distinct: [number, number][];
}

interface CustomerSeed {
  phone: string;
  email: string;
  website: string;
  postalAddress: string;
  postalCode: string;
  numberOfEmployees: number | null;
  organizationNumber: string | null;
  remembered: boolean;
  industry: number | null;
  seller: number | null;
  origin: number | null;
  source: number | null;
  products: number[];
  categories: number[];
}

interface PersonSeed {
  name: string;
  email: string;
  phone: string;
  categories: number[];
  deleted: boolean;
  /** By customer: disjoint periods in days of 2026, the last perhaps without end. */
  places: { customer: number; periods: { from: number; to: number | null }[]; workEmail: string; primary: boolean }[];
}

const one = <T>(...values: T[]) => fc.constantFrom(...values);
const some = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: most - 1 }), { maxLength: most });
const perhaps = (most: number) => fc.option(fc.integer({ min: 0, max: most - 1 }), { nil: null });

const customer = (n: number): fc.Arbitrary<CustomerSeed> =>
  fc.record({
    phone: one("", "11111111", "22222222"),
    email: one("", "a@firma.no", "b@firma.no"),
    website: one("", "firma.no"),
    postalAddress: one("", "Kaien 1"),
    postalCode: one("", "5003", "5004"),
    numberOfEmployees: one(null, 5, 9),
    organizationNumber: one(null, `90000000${n}`),
    remembered: fc.boolean(),
    industry: perhaps(2),
    seller: perhaps(2),
    origin: perhaps(2),
    source: perhaps(2),
    products: some(3),
    categories: some(3),
  });

/** Disjoint periods: a row of days cut at random points, every other piece taken. */
const periods = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([cuts, open]) =>
    cuts
      .sort((a, b) => a - b)
      .flatMap((from, n, all) => (n % 2 === 1 ? [] : all[n + 1] !== undefined ? [{ from, to: all[n + 1] ?? null }] : open ? [{ from, to: null }] : [])),
  );

const person: fc.Arbitrary<PersonSeed> = fc.record({
  name: one("Kari Ås", "Ola Øy"),
  email: one("", "kari@firma.no", "ola@firma.no"),
  phone: one("", "99 88 77 66", "11 22 33 44"),
  categories: some(3),
  deleted: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  places: fc.uniqueArray(
    fc.record({
      customer: fc.integer({ min: 0, max: 2 }),
      periods,
      workEmail: one("", "jobb@firma.no", "kari@firma.no", "post@firma.no"),
      primary: fc.boolean(),
    }),
    {
      selector: (place) => place.customer,
      maxLength: 3,
    },
  ),
});

/** Random worlds: the first customer is kept, the second goes. */
export const mergeWorlds: fc.Arbitrary<MergeWorld> = fc.record({
  customers: fc.tuple(customer(1), customer(2), customer(3)),
  people: fc.array(person, { maxLength: 4 }),
  opportunities: fc.array(
    fc.record({ customer: fc.integer({ min: 0, max: 2 }), person: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), deleted: fc.boolean() }),
    { maxLength: 3 },
  ),
  distinct: fc.subarray<[number, number]>([
    [0, 1],
    [0, 2],
    [1, 2],
  ]),
});

/** The values that a world chooses among, by the tables they stand in. */
export type Choices = Record<"industry" | "employee" | "origin" | "source" | "product" | "category", number[]>;

/** Puts a world into the database, which holds no other customer; answers the ids of its customers. */
export async function putWorld(db: Database, world: MergeWorld, choices: Choices): Promise<[kept: number, other: number, third: number]> {
  const at = (list: keyof Choices, n: number | null): number | undefined => (n === null ? undefined : choices[list][n]);
  const ids: number[] = [];
  for (const [n, seed] of world.customers.entries()) {
    const { remembered, industry, seller, origin, source, products, categories, ...fields } = seed;
    const { id } = await db.customer.create({ data: { ...fields, name: `Firma ${"ABC"[n]}`, updatedByOperation: 1 } });
    ids.push(id);
    const stamp = { customerId: id, operationId: 1 };
    const [i, e, o, s] = [at("industry", industry), at("employee", seller), at("origin", origin), at("source", source)];
    if (remembered) await db.customerRegister.create({ data: { customerId: id, fields: { name: `Firma ${n}` } } });
    if (i) await db.customerIndustry.create({ data: { ...stamp, industryId: i } });
    if (e) await db.customerSeller.create({ data: { ...stamp, employeeId: e } });
    if (o) await db.customerOrigin.create({ data: { ...stamp, originId: o } });
    if (s) await db.customerSource.create({ data: { ...stamp, sourceId: s } });
    await db.customerProduct.createMany({ data: products.map((p) => ({ ...stamp, productId: choices.product[p] ?? 0 })) });
    await db.customerCategory.createMany({ data: categories.map((c) => ({ ...stamp, categoryId: choices.category[c] ?? 0 })) });
  }
  const idOf = (n: number): number => ids[n] ?? 0;
  await db.customerDistinct.createMany({
    data: world.distinct.flatMap(([a, b]) => [
      { customerId: idOf(a), otherId: idOf(b), operationId: 1 },
      { customerId: idOf(b), otherId: idOf(a), operationId: 1 },
    ]),
  });
  const people = await putPeople(db, world, idOf, choices);
  for (const { customer: n, person: p, deleted } of world.opportunities) {
    const contactId = p === null ? null : (people[p] ?? null);
    await db.$executeRaw`
      WITH made AS (
        INSERT INTO opportunity (title, customer_id, contact_id, amount, probability, expected_close, deleted_by_operation, updated_by_operation)
        VALUES ('Salg', ${idOf(n)}, ${contactId}::int, 100, 50, '2026-12-01', ${deleted ? 1 : null}::int, 1) RETURNING id
      ) INSERT INTO opportunity_seller (opportunity_id, employee_id, share) SELECT id, ${choices.employee[0]}::int, 10000 FROM made`;
  }
  return [idOf(0), idOf(1), idOf(2)];
}

async function putPeople(db: Database, { people }: MergeWorld, idOf: (n: number) => number, choices: Choices): Promise<number[]> {
  const ids: number[] = [];
  const primaries = new Set<number>();
  for (const { name, email, phone, categories, deleted, places } of people) {
    const { id } = await db.contact.create({ data: { name, email, phone, deletedByOperation: deleted ? 1 : null } });
    ids.push(id);
    await db.contactCategory.createMany({ data: categories.map((c) => ({ contactId: id, categoryId: choices.category[c] ?? 0, operationId: 1 })) });
    for (const place of places)
      for (const { from, to } of place.periods) {
        const isPrimary = place.primary && to === null && !primaries.has(place.customer);
        if (isPrimary) primaries.add(place.customer);
        await db.$executeRaw`
          INSERT INTO contact_link (contact_id, customer_id, work_email, period, is_primary)
          VALUES (${id}, ${idOf(place.customer)}, ${place.workEmail}, daterange(date '2026-01-01' + ${from}::int, date '2026-01-01' + ${to}::int), ${isPrimary})`;
      }
  }
  return ids;
}
