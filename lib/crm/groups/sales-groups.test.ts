import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { todayInOslo } from "../../dates/today";
import { seededRandom } from "../../demo/seeded-random";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { deleteGroup } from "../sellers/delete-group";
import { createGroup } from "./create-group";
import { listTree } from "./group-queries";
import { listSalesGroups, salesGroupsPage } from "./sales-groups";

interface Group {
  id: number;
  name: string;
  parent: Group | null;
  sales: boolean;
}

let firm: TestFirm;
const [random, today, groups] = [seededRandom("sales groups"), todayInOslo(new Date()), [] as Group[]];
beforeAll(async () => {
  firm = await testFirm();
  for (let n = 0; n < 90; n++) {
    const parent = n < 6 ? null : random.one(groups);
    const [name, sales] = [`${random.one(["Ås", "Øst", "Æra", "Aker", "Zulu"])} ${100 + ((n * 37) % 90)}`, random.next() < 0.5];
    const { id } = await firm.done(createGroup, { name, type: sales ? "SALES" : "STANDARD", parentId: parent?.id });
    groups.push({ id, name, parent, sales });
  }
  const leaves = groups.filter(({ id }) => groups.every(({ parent }) => parent?.id !== id)).slice(0, 12);
  for (const leaf of leaves) await firm.done(deleteGroup, { id: leaf.id, under: 0 });
  groups.splice(0, groups.length, ...groups.filter((group) => !leaves.includes(group)));
});
afterAll(() => firm.close());

/** The same, worked out one group at a time. */
const { compare } = new Intl.Collator("nb-NO");
const over = ({ parent }: Group): Group | null => (parent === null || parent.sales ? parent : over(parent));
const under = (group: Group | null): Group[] => groups.filter((each) => each.sales && over(each) === group).sort((a, b) => compare(a.name, b.name));
const above = (group: Group): string[] => {
  const nearest = over(group);
  return nearest === null ? [] : [...above(nearest), nearest.name];
};
const inOrder = (group: Group | null): Group[] => under(group).flatMap((each) => [each, ...inOrder(each)]);
const expected = () => inOrder(null).map((group) => ({ id: group.id, name: group.name, above: above(group) }));

describe("the groups of type «Salg»", () => {
  it("come in the order of a tree in which each stands under the nearest one above it", async () => {
    expect(expected().length).toBeGreaterThan(30);
    expect(await listSalesGroups(firm.db, today)).toEqual(expected());
  });

  it("come some to a page, the page that a group is on, and the first for one that is on none", async () => {
    const [all, perPage] = [expected(), 7];
    const firstOfPages = all.filter((_, n) => n % perPage === 0).map(({ id }) => id);
    for (const [n, { id }] of all.entries()) {
      const start = n - (n % perPage);
      const page = { groups: all.slice(start, start + perPage), start, total: all.length, firstOfPages };
      expect(await salesGroupsPage(firm.db, { today, at: id, perPage })).toEqual(page);
    }
    const first = { groups: all.slice(0, perPage), start: 0, total: all.length, firstOfPages };
    for (const at of [null, 2_000_000_000, groups.find(({ sales }) => !sales)?.id ?? 0]) {
      expect(await salesGroupsPage(firm.db, { today, at, perPage })).toEqual(first);
    }
  });

  it("are none on a day when none was of that type", async () => {
    expect(await listSalesGroups(firm.db, "2020-01-01")).toEqual([]);
    expect(await salesGroupsPage(firm.db, { today: "2020-01-01", at: null, perPage: 7 })).toEqual({ groups: [], start: 0, total: 0, firstOfPages: [] });
  });

  it("stand in the tree under the open ones, and nothing does under one that is not seen", async () => {
    for (let round = 0; round < 30; round++) {
      const open = groups.filter(() => random.next() < round / 30);
      const shown = [null, ...open.filter(({ sales }) => sales)].flatMap(under).sort((a, b) => compare(a.name, b.name) || a.id - b.id);
      const tree = await listTree(firm.db, { open: open.map(({ id }) => id), visible: "sales", today });
      expect(tree).toEqual(
        shown.map((group) => ({
          ...{ id: group.id, name: group.name, parentId: over(group)?.id ?? null },
          ...{ type: "SALES", members: 0, hasSubgroups: under(group).length > 0 },
        })),
      );
    }
  });
});
