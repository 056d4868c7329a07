import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { TreeModel, type TreeOutcome } from "../../testing/tree-model";
import { deleteGroup, groupsUnder } from "../sellers/delete-group";
import { createGroup } from "./create-group";
import { moveGroup } from "./move-group";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

type Step =
  | { do: "create"; parent: number }
  | { do: "move"; group: number; parent: number }
  | { do: "delete"; group: number; subgroups: "moveUp" | "delete" }
  | { do: "undo"; act: number };

/** A group by its place among those made; the last is the top. */
const group = fc.nat({ max: 6 });
const create = fc.record({ do: fc.constant("create" as const), parent: group });
const move = fc.record({ do: fc.constant("move" as const), group, parent: group });
const remove = fc.record({ do: fc.constant("delete" as const), group, subgroups: fc.constantFrom("moveUp" as const, "delete" as const) });
const undo = fc.record({ do: fc.constant("undo" as const), act: fc.nat({ max: 14 }) });
const steps = fc.array(fc.oneof(create, move, move, move, remove, undo, undo), { minLength: 5, maxLength: 16 });
/** A branch of three, so that there is something to go on with. */
const opening: Step[] = [6, 0, 1, 6].map((parent) => ({ do: "create", parent }));

let made = 0;

/** One sequence, done in the database and in the model side by side. */
class Play {
  readonly model = new TreeModel();
  readonly groups: number[] = [];
  private readonly operations: number[] = [];

  async step(step: Step): Promise<[database: TreeOutcome, model: TreeOutcome]> {
    const answer = await this.inDatabase(step);
    const expected = this.inModel(step);
    if (answer.ok && step.do === "create") this.groups.push((answer.value as { id: number }).id);
    if (answer.ok && answer.operationId !== null) this.operations.push(answer.operationId);
    return [answer.ok ? (answer.operationId === null ? "unchanged" : "done") : "refused", expected];
  }

  private inModel(step: Step): TreeOutcome {
    const place = (n: number): number | null => (n === 6 ? null : n);
    if (step.do === "create") return this.model.create(place(step.parent));
    if (step.do === "move") return this.model.move(step.group, place(step.parent));
    return step.do === "delete" ? this.model.delete(step.group, step.subgroups) : this.model.undo(step.act);
  }

  private async inDatabase(step: Step) {
    const idOf = (n: number): number => this.groups[n] ?? 999_999;
    const place = (n: number): number | "" => (n === 6 ? "" : idOf(n));
    if (step.do === "create") return firm.run(createGroup, { name: `Gruppe ${(made += 1)}`, type: "STANDARD", parentId: place(step.parent) });
    if (step.do === "undo") return firm.undo(this.operations[step.act] ?? 999_999_999);
    const id = idOf(step.group);
    if (step.do === "delete") return firm.run(deleteGroup, { id, subgroups: step.subgroups, under: (await groupsUnder(firm.db, id)).length });
    const seen = await firm.db.group.findUnique({ where: { id } });
    return firm.run(moveGroup, { id, parentId: place(step.parent), seenParentId: seen?.parentId ?? "" });
  }

  async states(): Promise<[database: unknown, model: unknown]> {
    const rows = await firm.db.group.findMany({ where: { id: { in: this.groups } }, orderBy: { id: "asc" } });
    const database = rows.map(({ parentId, deletedByOperation }) => ({
      parent: parentId === null ? null : this.groups.indexOf(parentId),
      deleted: deletedByOperation !== null,
    }));
    return [database, this.model.nodes];
  }
}

describe("whatever is done with the tree of groups, in whatever order", () => {
  it("comes to what the product says it does, undos anywhere among it, and no group is ever under itself or under a deleted one", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const play = new Play();
        for (const step of [...opening, ...sequence]) {
          const [answer, expected] = await play.step(step);
          expect([step, answer]).toEqual([step, expected]);
        }
        const [database, model] = await play.states();
        expect(database).toEqual(model);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
