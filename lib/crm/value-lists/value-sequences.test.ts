import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Outcome } from "../../outcome";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { aHolder, everyList, heldBy, type OneList, put, typed } from "../../testing/value-lists";
import { countUsesOf } from "./value-uses";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

type Step =
  | { do: "add"; nb: string; en: string }
  | { do: "edit"; value: number; nb: string; en: string }
  | { do: "move"; value: number; to: "up" | "down" | "before" | "after"; of: number }
  | { do: "switch"; value: number; active: boolean }
  | { do: "delete"; value: number; replacement: number | "none" }
  | { do: "put"; holder: number; value: number }
  | { do: "undo"; act: number };

const value = fc.nat({ max: 6 });
const nb = fc.constantFrom("Messe", "messe ", "Ærlig", "ærlig", "Fair", "Blåtur", "Nettside", "Web");
const en = fc.constantFrom("", "", "Fair", "Web", "MESSE", "Trip");
const add: fc.Arbitrary<Step> = fc.record({ do: fc.constant("add" as const), nb, en });
const forward: fc.Arbitrary<Step>[] = [
  add,
  add,
  fc.record({ do: fc.constant("edit" as const), value, nb, en }),
  fc.record({ do: fc.constant("move" as const), value, to: fc.constantFrom("up" as const, "down" as const, "before" as const, "after" as const), of: value }),
  fc.record({ do: fc.constant("switch" as const), value, active: fc.boolean() }),
  fc.record({ do: fc.constant("delete" as const), value, replacement: fc.oneof(value, value, fc.constant("none" as const)) }),
];
const puts: fc.Arbitrary<Step> = fc.record({ do: fc.constant("put" as const), holder: fc.nat({ max: 2 }), value });
const undos: fc.Arbitrary<Step> = fc.record({ do: fc.constant("undo" as const), act: fc.nat({ max: 14 }) });
const opening: Step[] = [
  ...["Første", "Andre", "Tredje"].map((name) => ({ do: "add" as const, nb: name, en: "" })),
  ...[0, 1, 2].map((n) => ({ do: "put" as const, holder: n, value: n % 2 })),
];

class Play {
  readonly values: number[] = [];
  readonly operations: number[] = [];

  constructor(
    readonly one: OneList,
    /** By use, the records that hold values. */
    readonly holders: number[][],
  ) {}

  async step(step: Step): Promise<Outcome<unknown> | null> {
    const outcome = await this.inDatabase(step);
    if (outcome?.ok && step.do === "add") this.values.push((outcome.value as { id: number }).id);
    if (outcome?.ok && outcome.operationId !== null) this.operations.push(outcome.operationId);
    return outcome;
  }

  private async inDatabase(step: Step): Promise<Outcome<unknown> | null> {
    const { commands, list } = this.one;
    const idOf = (n: number): number => this.values[n] ?? 999_999;
    switch (step.do) {
      case "add":
        return firm.run(commands.add, typed(this.one, step.nb, step.en));
      case "edit":
        return firm.run(commands.edit, { id: idOf(step.value), ...typed(this.one, step.nb, step.en) });
      case "move":
        return firm.run(commands.move, { id: idOf(step.value), to: step.to, of: idOf(step.of) });
      case "switch":
        return firm.run(commands.switch, { id: idOf(step.value), active: step.active });
      case "delete": {
        const replacement = step.replacement === "none" ? "none" : idOf(step.replacement);
        return firm.run(commands.delete, { id: idOf(step.value), replacement, ...(await countUsesOf(firm.db, list.entity, idOf(step.value))) });
      }
      case "put":
        for (const [n, use] of list.entity.uses.entries())
          await put(firm, use, this.holders[n]?.[step.holder] ?? 0, idOf(step.value)).catch((error: unknown) => {
            // A value that is deleted, or never was, can't be put: the database says so.
            expect(String(error)).toMatch(/value_not_deleted/);
          });
        return null;
      case "undo":
        return firm.undo(this.operations[step.act] ?? 999_999_999);
    }
  }

  /** The list in its order, and what each record holds. */
  async state(): Promise<{ list: unknown[]; held: number[][] }> {
    const list = await firm.db.$queryRawUnsafe<unknown[]>(
      `SELECT id, nb, en, active FROM ${this.one.list.entity.table} WHERE deleted_by_operation IS NULL ORDER BY position`,
    );
    const held = [];
    for (const [n, use] of this.one.list.entity.uses.entries()) for (const record of this.holders[n] ?? []) held.push(await heldBy(firm, use, record));
    return { list, held };
  }

  /** What holds whatever is done. */
  async hold(): Promise<void> {
    const { table } = this.one.list.entity;
    const rows = await firm.db.$queryRawUnsafe<{ position: number; names: string[]; deleted: boolean; id: number }[]>(
      `SELECT id, position, array_remove(ARRAY[nb_key, nullif(en_key, nb_key)], NULL) AS names, deleted_by_operation IS NOT NULL AS deleted FROM ${table} ORDER BY position`,
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, n) => n + 1));
    const there = rows.filter(({ deleted }) => !deleted);
    const names = there.flatMap((row) => row.names);
    expect(new Set(names).size).toBe(names.length);
    const ids = there.map(({ id }) => id);
    for (const held of (await this.state()).held) for (const id of held) expect(ids).toContain(id);
  }

  /** Leaves the names to the next sequence. */
  async clear(): Promise<void> {
    const { entity } = this.one.list;
    for (const id of this.values) await firm.run(this.one.commands.delete, { id, replacement: "none", ...(await countUsesOf(firm.db, entity, id)) });
  }
}

async function playing(one: OneList, holders: number[][], test: (play: Play) => Promise<void>): Promise<void> {
  const play = new Play(one, holders);
  try {
    for (const step of opening) await play.step(step);
    play.operations.splice(0);
    await test(play);
  } finally {
    await play.clear();
  }
}

describe.each(everyList.filter(({ noun }) => ["origins", "products", "opportunityTypes"].includes(noun)))("whatever is done with $noun", (one) => {
  let holders: number[][];
  beforeAll(async () => {
    holders = [];
    for (const use of one.list.entity.uses) holders.push([await aHolder(firm, use), await aHolder(firm, use), await aHolder(firm, use)]);
  });

  it("places stay taken once each, names unique over both languages, and nothing holds a deleted value", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...forward, puts, puts, undos, undos, undos), { minLength: 4, maxLength: 14 }), (sequence) =>
        playing(one, holders, async (play) => {
          for (const step of sequence) {
            const before = await play.state();
            const outcome = await play.step(step);
            await play.hold();
            // Only a deletion, or an undo, takes a value from a record.
            if (step.do !== "delete" && step.do !== "undo" && step.do !== "put") expect((await play.state()).held).toEqual(before.held);
            if (outcome && !outcome.ok) expect(await play.state()).toEqual(before);
          }
        }),
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("is undone backwards to where it began, redone to where it ended, and undone again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...forward), { minLength: 3, maxLength: 8 }), (sequence) =>
        playing(one, holders, async (play) => {
          const snapshots = [await play.state()];
          let acts: number[] = [];
          for (const step of sequence) {
            const outcome = await play.step(step);
            if (!outcome?.ok || outcome.operationId === null) continue;
            acts.push(outcome.operationId);
            snapshots.push(await play.state());
          }
          for (const way of ["back", "forth", "back"] as const) {
            const taken: number[] = [];
            for (const [n, act] of [...acts.entries()].reverse()) {
              const { operationId, left } = await firm.undone(act);
              taken.push(operationId);
              const at = way === "forth" ? acts.length - n : n;
              expect([way, at, left, await play.state()]).toEqual([way, at, 0, snapshots[at]]);
              await play.hold();
            }
            acts = taken;
          }
        }),
      ),
      { numRuns: 6 },
    );
  }, 120_000);
});
