import fc from "fast-check";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { connectDatabase, type Database, type Transaction } from "../../db/client";
import { createCustomer } from "../customers/create-customer";
import { blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { settleAlike } from "./settle-alike";

let firm: TestFirm;
let others: Database[];
beforeAll(async () => {
  firm = await testFirm();
  others = [1, 2].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
});
afterAll(() => Promise.all([firm.close(), ...others.map((db) => db.$disconnect())]));
beforeEach(async () => {
  await firm.db.$executeRaw`DELETE FROM customer`;
  await firm.db.$executeRaw`DELETE FROM customer_alike_unsettled`;
});

interface Facts {
  name: string;
  postalCode: string;
  email: string;
}
const facts = (name: string, postalCode = "", email = ""): Facts => ({ name, postalCode, email });

/** As an import makes customers: by one statement, with no look at who is there. */
const make = (db: Pick<Database, "$queryRaw">, customers: Facts[]): Promise<{ id: number }[]> => db.$queryRaw<{ id: number }[]>`
  INSERT INTO customer (name, postal_code, email, updated_by_operation)
  SELECT f.name, f."postalCode", f.email, 1 FROM jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) AS f(name text, "postalCode" text, email text) RETURNING id`;

const pairs = (): Promise<{ low: number; high: number; near: boolean; domain: boolean }[]> => firm.db.$queryRaw`
  SELECT lower_id AS low, higher_id AS high, near_name AS near, same_domain AS domain FROM customer_alike ORDER BY 1, 2`;

/** The same, asked of every customer there is. */
const asked = (): Promise<unknown[]> => firm.db.$queryRaw`
  SELECT DISTINCT least(c.id, a.id) AS low, greatest(c.id, a.id) AS high, a.near_name AS near, a.same_domain AS domain
  FROM customer c CROSS JOIN LATERAL alike_customers(c.name, c.postal_code, c.visiting_code, c.website, c.email, c.id) AS a ORDER BY 1, 2`;

const notes = async (): Promise<number> => (await firm.db.$queryRaw<[{ notes: number }]>`SELECT count(*)::int AS notes FROM customer_alike_unsettled`)[0].notes;

/** How many customers are to be looked at again. */
const noted = async (): Promise<number> =>
  (await firm.db.$queryRaw<[{ noted: number }]>`SELECT coalesce(sum(cardinality(ids)), 0)::int AS noted FROM customer_alike_unsettled`)[0].noted;

const byHand = (name: string) => firm.did(createCustomer, { ...blankCustomer, name, postalCode: "7010" });

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: firm.ownerUrl });
  await owner.connect();
  await owner.query(sql).finally(() => owner.end());
}

/** Comes back when an act is done (true), or waits for a lock that somebody else holds (false). */
async function doneOrWaiting(act: Promise<unknown>): Promise<boolean> {
  const state = { done: false };
  void act.finally(() => (state.done = true)).catch(() => undefined);
  for (;;) {
    const [{ waits }] = await firm.db.$queryRaw<[{ waits: boolean }]>`
      SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`;
    if (state.done || waits) return state.done;
    await sleep(2);
  }
}

/** Writes in a transaction that stays open until it is let go. */
function open(db: Database, write: (tx: Transaction) => Promise<unknown>): { wrote: Promise<void>; letGo: () => void; over: Promise<void> } {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let over: Promise<void> = Promise.resolve();
  const wrote = new Promise<void>((resolve, reject) => {
    over = db.$transaction(
      async (tx) => {
        await write(tx);
        resolve();
        await held;
      },
      { timeout: 60_000 },
    );
    over.catch(reject);
  });
  return { wrote, letGo, over };
}

describe("two alike customers made at the same moment", () => {
  it.each(["the import", "the form"])("become a pair when %s is done last, at the next round of the background job", async (last) => {
    const ids: number[] = [];
    const imported = async (): Promise<void> => {
      await firm.db.$transaction(async (tx) => {
        ids.push(...(await make(tx, [facts("Kvikk Rør AS", "7010"), facts("Helt annet", "0150")])).map(({ id }) => id).slice(0, 1));
        if (last === "the import") ids.push((await byHand("Kvikk Roer")).value.id);
      });
    };
    if (last === "the import") await imported();
    else
      await others[0]?.$transaction(async (tx) => {
        ids.push((await tx.customer.create({ data: { ...facts("Kvikk Roer", "7010"), updatedByOperation: 1 } })).id);
        await imported();
      });
    expect(ids).toHaveLength(2);
    await settleAlike(firm.db);
    expect(await pairs()).toEqual([{ low: Math.min(...ids), high: Math.max(...ids), near: true, domain: false }]);
    expect(await notes()).toBe(0);
  });

  it("are looked at again until both are done", async () => {
    let made: { id: number }[] = [];
    await firm.db.$transaction(async (tx) => {
      made = await make(tx, [facts("Venter Litt AS", "7010")]);
      await byHand("Venter Litt");
      await settleAlike(others[0] as Database);
      expect(await notes()).toBe(1);
    });
    expect([made.length, await pairs()]).toEqual([1, []]);
    await settleAlike(firm.db);
    expect([await pairs(), await notes()]).toMatchObject([[{ near: true }], 0]);
  });

  it("leave no note where each is made by itself", async () => {
    await byHand("Alene En");
    await make(firm.db, [facts("Alene To", "7010", "post@alene.no"), facts("Alene Tre", "7010")]);
    await firm.db.customer.updateMany({ data: { postalCode: "7011" } });
    expect(await notes()).toBe(0);
  });

  it("are settled by hundreds, too", async () => {
    const many = Array.from({ length: 450 }, (_, n) => facts(`${String.fromCodePoint(97 + (n % 26)).repeat(9)} AS`, String(1000 + n)));
    await others[0]?.$transaction(async (tx) => {
      await make(tx, many);
      await make(firm.db, many);
    });
    await settleAlike(firm.db);
    expect([(await pairs()).length, await notes()]).toEqual([450, 0]);
  });
});

describe("a domain that two leave at the same moment", () => {
  it("makes no pair with who has left", async () => {
    const ids = (
      await make(
        firm.db,
        ["En", "To", "Tre", "Fire"].map((name) => facts(`${name} AS`, "", `${name}@deler.no`)),
      )
    ).map(({ id }) => id);
    const [leaves = 0, follows = 0, ...stay] = ids;
    const leave = (id: number) => (tx: Transaction) => tx.customer.update({ where: { id }, data: { email: "" } });
    const first = open(others[0] as Database, leave(leaves));
    await first.wrote;
    const second = open(others[1] as Database, leave(follows));
    expect(await doneOrWaiting(second.wrote)).toBe(false);
    for (const one of [first, second]) {
      one.letGo();
      await one.over;
    }
    await settleAlike(firm.db);
    expect(await pairs()).toEqual([{ low: stay[0], high: stay[1], near: false, domain: true }]);
  });
});

describe("a round of the background job", () => {
  it("waits for who is just editing such a customer, and leaves the pairs of what was edited", async () => {
    await firm.db.$transaction(async (tx) => {
      await make(tx, [facts("Rundt Hjørnet AS", "7010")]);
      await byHand("Rundt Hjørnet");
    });
    const customers = await firm.db.customer.findMany({ orderBy: { id: "asc" } });
    let round: Promise<void> | undefined;
    await others[0]?.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${customers[0]?.id} FOR UPDATE`;
      round = settleAlike(others[1] as Database);
      await untilSomebodyWaits(firm.db);
      await tx.customer.update({ where: { id: customers[0]?.id }, data: { postalCode: "9008" } });
    });
    await round;
    await settleAlike(firm.db);
    expect([await pairs(), await notes()]).toEqual([[], 0]);
  });

  /** Edits a customer while the job waits for it. */
  async function editBeside(id: number, data: Partial<Facts>): Promise<void> {
    let round: Promise<void> | undefined;
    await others[0]?.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${id} FOR UPDATE`;
      round = settleAlike(others[1] as Database);
      await untilSomebodyWaits(firm.db);
      await tx.customer.update({ where: { id }, data });
    });
    await round;
    await settleAlike(firm.db);
  }
  const note = (ids: number[]) => firm.db.$executeRaw`INSERT INTO customer_alike_unsettled (ids) VALUES (${ids}::int[])`;

  it.each([0, 1])("keeps its hands off a pair while somebody edits one of its customers (%i)", async (edited) => {
    const made = (await make(firm.db, [facts("To Like AS", "7010"), facts("To Like", "7010")])).map(({ id }) => id);
    await note(made.slice(0, 1));
    await editBeside(made[edited] ?? 0, { postalCode: "9008" });
    expect([await pairs(), await notes()]).toEqual([[], 0]);
  });

  it("tries again where it lost against somebody who waited for it, and no more than a few times", async () => {
    await asOwner(`
      CREATE SEQUENCE settled_so_often;
      CREATE FUNCTION lose_at_first() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF nextval('settled_so_often') NOT IN (4, 5) THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;
        RETURN OLD;
      END $$;
      CREATE TRIGGER lost_at_first BEFORE DELETE ON customer_alike_unsettled FOR EACH ROW EXECUTE FUNCTION lose_at_first()`);
    const [made] = await make(firm.db, [facts("Taper Først AS", "7010")]);
    for (let of = 0; of < 2; of++) await note([made?.id ?? 0]);
    try {
      await settleAlike(firm.db);
      expect(await notes()).toBe(0);
      await note([made?.id ?? 0]);
      await expect(settleAlike(firm.db)).rejects.toThrow("deadlock detected");
    } finally {
      await asOwner("DROP FUNCTION lose_at_first CASCADE");
    }
    await settleAlike(firm.db);
    expect(await notes()).toBe(0);
  });

  it("goes no further once it is to stop", async () => {
    await note((await make(firm.db, [facts("Stopp En", "7010")])).map(({ id }) => id));
    await note((await make(firm.db, [facts("Stopp To", "9008")])).map(({ id }) => id));
    let asked = 0;
    await settleAlike(firm.db, () => (asked += 1) > 1);
    expect(await notes()).toBe(1);
    await settleAlike(firm.db, () => true);
    expect(await notes()).toBe(1);
  });
});

describe("a round beside somebody who writes", () => {
  const chain = (from: number, to: number): Facts[] => Array.from({ length: to - from }, (_, n) => facts(`Butikk ${from + n}`, "", `post${from + n}@kjede.no`));

  it("leaves a note of a few as it was, of a domain that hundreds have", async () => {
    await make(firm.db, chain(0, 300));
    const writer = open(others[0] as Database, (tx) => make(tx, [facts("Skriver Lenge", "7010")]));
    await writer.wrote;
    await make(firm.db, chain(300, 302));
    for (let round = 0; round < 3; round++) {
      await settleAlike(firm.db);
      expect([await notes(), await noted()]).toEqual([1, 2]);
    }
    writer.letGo();
    await writer.over;
    await settleAlike(firm.db);
    expect([await pairs(), await notes()]).toEqual([[], 0]);
  });

  it("leaves no more than are noted, however many there are, and of the others those whose pair it undid", async () => {
    const [stays = { id: 0 }, also = { id: 0 }] = await make(firm.db, chain(0, 2));
    const writer = open(others[0] as Database, (tx) => make(tx, [facts("Skriver Lenge", "7010")]));
    await writer.wrote;
    await make(firm.db, chain(2, 452));
    // As they stay who became a pair before those who came were to be seen.
    await firm.db.customerAlike.create({ data: { lowerId: stays.id, higherId: also.id, nearName: false, sameDomain: true } });
    for (let round = 0; round < 3; round++) {
      await settleAlike(firm.db);
      expect(await noted()).toBe(452);
    }
    writer.letGo();
    await writer.over;
    await settleAlike(firm.db);
    expect([await pairs(), await notes()]).toEqual([[], 0]);
  });

  it("leaves no more than are noted of domains that many left", async () => {
    const atOwn = (n: number, customers: number): Facts[] =>
      Array.from({ length: customers }, (_, of) => facts(`Eier ${n} ${of}`, "", `post${of}@eget${n}.no`));
    await make(
      firm.db,
      Array.from({ length: 210 }, (_, n) => n).flatMap((n) => atOwn(n, 3)),
    );
    const writer = open(others[0] as Database, (tx) => make(tx, [facts("Skriver Lenge", "7010")]));
    await writer.wrote;
    await firm.db.customer.updateMany({ where: { name: { endsWith: " 0" } }, data: { email: "" } });
    expect(await noted()).toBe(630);
    // Once more, at most, each who may have become a pair by what a customer left.
    for (let round = 0; round < 6; round++) {
      await settleAlike(firm.db);
      expect(await noted()).toBeLessThanOrEqual(630 + 420);
    }
    writer.letGo();
    await writer.over;
    await settleAlike(firm.db);
    expect([(await pairs()).length, await notes()]).toEqual([210, 0]);
  });
});

describe("whatever two write at the same moment", () => {
  const some: fc.Arbitrary<Facts> = fc.record({
    name: fc.constantFrom("Fjord Bygg AS", "Fjord Byg", "Solkraft 12", "Åse"),
    postalCode: fc.constantFrom("", "5003", "0150"),
    email: fc.constantFrom("", "post@fjord.no", "kari@fjord.no", "post@solkraft.no"),
  });
  const act = fc.oneof(
    fc.record({ act: fc.constant("make" as const), customers: fc.array(some, { minLength: 1, maxLength: 4 }) }),
    fc.record({ act: fc.constant("edit" as const), which: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }), to: some }),
  );

  it("the pairs are those that asking every customer finds, after a round", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 2, maxLength: 8 }), fc.tuple(act, act), fc.boolean(), async (world, acts, laterFirst) => {
        await firm.db.$executeRaw`DELETE FROM customer`;
        const ids = (await make(firm.db, world)).map(({ id }) => id);
        // Each edits customers of its own: those of one wait for the other anyway.
        const write = (n: number) => async (tx: Transaction) => {
          const own = ids.filter((_, place) => place % 2 === n);
          const each = acts[n];
          if (each?.act === "make") await make(tx, each.customers);
          else if (each) await tx.customer.updateMany({ where: { id: { in: each.which.map((one) => own[one % own.length] ?? 0) } }, data: each.to });
        };
        const first = open(others[0] as Database, write(0));
        await first.wrote;
        const second = open(others[1] as Database, write(1));
        const free = await doneOrWaiting(second.wrote);
        for (const one of free && laterFirst ? [second, first] : [first, second]) {
          one.letGo();
          await one.over;
        }
        await settleAlike(firm.db);
        expect(await pairs()).toEqual(await asked());
        expect(await notes()).toBe(0);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
