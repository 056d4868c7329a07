import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import { sentenceOf } from "../../change-log/sentence";
import type { Command } from "../../command";
import { textsIn } from "../../i18n/texts";
import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { isSeller } from "../groups/sellers";
import { createOpportunities } from "../opportunities/create-opportunities";
import { deleteGroup, haveSold } from "./delete-group";
import { editGroup } from "./edit-group";
import { editMembership } from "./edit-membership";
import { endMembership } from "./end-membership";
import { handedOver } from "./hand-over";
import { loadStopping } from "./stopping-sellers";
import { switchUser } from "./switch-user";

let firm: TestFirm;
const now = new Date("2026-06-15T10:00:00Z");
const today = "2026-06-15";
/** A seller with one group, another seller, and the group. */
let peder: number, marte: number, group: number, member: number;
let made = 0;

beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());
beforeEach(async () => {
  peder = (await firm.person(`Peder ${(made += 1)}`)).id;
  marte = (await firm.person(`Marte ${made}`)).id;
  group = (await firm.done(createGroup, { name: `Salg ${made}`, type: "SALES", from: "2026-01-01" })).id;
  const staying = (await firm.done(createGroup, { name: `Salg for alltid ${made}`, type: "SALES", from: "2026-01-01" })).id;
  member = (await firm.done(addMember, { groupId: group, employeeId: peder, from: "2026-01-01" }, { now })).id ?? 0;
  await firm.done(addMember, { groupId: staying, employeeId: marte, from: "2026-01-01" }, { now });
});

/** Customers and opportunities of Peder's: two customers, one opportunity of his own, one shared with Marte, one won. */
async function work() {
  const customers = [await aCustomer(firm, undefined, { seller: peder }), await aCustomer(firm, undefined, { seller: peder })];
  const whole = { customerId: customers[0], amount: 100_000, expectedClose: "2026-12-01" };
  const { ids } = await firm.done(createOpportunities, {
    opportunities: [
      { ...whole, title: "Egen", sellers: [{ employeeId: peder, share: 10_000 }] },
      {
        ...whole,
        title: "Delt",
        sellers: [
          { employeeId: peder, share: 3_000 },
          { employeeId: marte, share: 7_000 },
        ],
      },
      { ...whole, title: "Vunnet", status: "WON", sellers: [{ employeeId: peder, share: 10_000 }] },
    ],
  });
  return { customers, opportunities: ids };
}

const sellersOf = (opportunities: number[]) =>
  firm.db.opportunitySeller.findMany({
    where: { opportunityId: { in: opportunities } },
    orderBy: [{ opportunityId: "asc" }, { employeeId: "asc" }],
    select: { employeeId: true, share: true },
  });
const customersOf = async (seller: number) => (await firm.db.customerSeller.findMany({ where: { employeeId: seller } })).map(({ customerId }) => customerId);

/** Whether a membership of Peder's in a group of type «Salg» covers the day: what reports of that day go by. */
const wasSeller = async (day: string) => {
  const found = await firm.db.$queryRaw<unknown[]>`
    SELECT 1 FROM group_member m JOIN group_type_period t ON t.group_id = m.group_id AND t.type = 'SALES' AND t.period @> ${day}::date
    WHERE m.employee_id = ${peder} AND m.period @> ${day}::date`;
  return found.length > 0;
};

interface Way {
  what: string;
  command: Command;
  input: () => Record<string, unknown>;
  without: () => Parameters<typeof loadStopping>[1];
}
/** The ways in which somebody stops being a seller. */
const ways: Way[] = [
  {
    what: "leaving the last group",
    command: endMembership,
    input: () => ({ groupId: group, memberId: member }),
    without: () => ({ membership: member }),
  },
  {
    what: "a last day that is past",
    command: editMembership,
    input: () => ({ groupId: group, memberId: member, roleName: "", from: "2026-01-01", until: "2026-05-31" }),
    without: () => ({ membership: member }),
  },
  {
    what: "another type of the group",
    command: editGroup,
    input: () => ({ id: group, name: `Salg ${made}`, description: "", type: "STANDARD" }),
    without: () => ({ groups: [group] }),
  },
  { what: "a deleted group", command: deleteGroup, input: () => ({ id: group, under: 0 }), without: () => ({ groups: [group] }) },
  { what: "being switched off", command: switchUser, input: () => ({ id: peder, active: false }), without: () => ({ employee: peder }) },
];

describe.each(ways)("$what", ({ command, input, without }) => {
  it("says whom it stops being a seller, with how much is open, and does nothing before that is answered", async () => {
    await work();
    const { stopping, others, seen } = await loadStopping(firm.db, without(), today);
    expect(stopping).toEqual([{ id: peder, name: `Peder ${made}`, customers: 2, opportunities: 2 }]);
    expect(others.map(({ id }) => id)).not.toContain(peder);
    const before = await firm.everything();
    expect(await firm.run(command, input(), { now })).toMatchObject({ ok: false, offer: { askAgain: 0 } });
    await aCustomer(firm, undefined, { seller: peder });
    expect(await firm.run(command, { ...input(), sellers: seen }, { now })).toMatchObject({ ok: false, offer: { askAgain: 1 } });
    expect((await firm.everything()).group_member).toBe(before.group_member);
    expect(await isSeller(firm.db, peder, now)).toBe(true);
  });

  it("hands over in the same operation what is open, which comes back as one; what is won stays", async () => {
    const { customers, opportunities } = await work();
    const { seen } = await loadStopping(firm.db, without(), today);
    const held = [await sellersOf(opportunities), await customersOf(peder)];
    const { operationId } = await firm.did(command, { ...input(), sellers: seen, handOver: [{ from: peder, to: marte }] }, { now });
    expect(await isSeller(firm.db, peder, now)).toBe(false);
    expect(await wasSeller("2026-05-30")).toBe(true);
    expect(await wasSeller(today)).toBe(command === (switchUser as Command));
    expect([await customersOf(peder), (await customersOf(marte)).sort()]).toEqual([[], [...customers].sort()]);
    expect(await sellersOf(opportunities)).toEqual([
      { employeeId: marte, share: 10_000 },
      { employeeId: marte, share: 10_000 },
      { employeeId: peder, share: 10_000 },
    ]);
    const { operations } = await readOperations(firm.db, { id: operationId });
    expect(operations.map((operation) => sentenceOf(textsIn("nb"), operation))).toEqual([
      expect.stringMatching(/, 2 kunder overlatt, 2 salgsmuligheter overlatt$/),
    ]);
    expect((await firm.undone(operationId)).left).toBe(0);
    expect(await isSeller(firm.db, peder, now)).toBe(true);
    expect([await sellersOf(opportunities), (await customersOf(peder)).sort()]).toEqual([held[0], [...(held[1] as number[])].sort()]);
  });

  it("is refused where who takes over is no seller, or where somebody's work is handed over who goes on", async () => {
    const { seen } = await loadStopping(firm.db, without(), today);
    const before = await firm.everything();
    for (const to of [peder, firm.admin.id])
      expect(await firm.run(command, { ...input(), sellers: seen, handOver: [{ from: peder, to }] }, { now })).toMatchObject({
        ok: false,
        fieldErrors: { [`handOver-${peder}`]: { key: "groups.errors.notSeller" } },
      });
    expect(await firm.run(command, { ...input(), sellers: seen, handOver: [{ from: marte, to: marte }] }, { now })).toMatchObject({ ok: false });
    expect(await firm.everything()).toEqual(before);
  });
});

describe("who is in another «Salg» group too", () => {
  it("goes on being a seller, and nothing is asked", async () => {
    const other = (await firm.done(createGroup, { name: `Salg til ${made}`, type: "SALES", from: "2026-01-01" })).id;
    await firm.done(addMember, { groupId: other, employeeId: peder, from: "2026-02-01" }, { now });
    expect((await loadStopping(firm.db, { membership: member }, today)).stopping).toEqual([]);
    const { operationId } = await firm.did(endMembership, { groupId: group, memberId: member }, { now });
    expect(await isSeller(firm.db, peder, now)).toBe(true);
    expect((await firm.logged(operationId)).records).toMatchObject([{ before: { until: null }, after: { until: "2026-06-14" } }]);
    expect(await firm.run(endMembership, { groupId: group, memberId: member }, { now })).toMatchObject({
      ok: false,
      formError: { key: "groups.errors.leftAlready" },
    });
  });

  it("is asked about by the second of two who take both groups away at once", async () => {
    const other = (await firm.done(createGroup, { name: `Salg til ${made}`, type: "SALES", from: "2026-01-01" })).id;
    const second = (await firm.done(addMember, { groupId: other, employeeId: peder, from: "2026-02-01" }, { now })).id;
    const answers = await Promise.all([
      firm.run(endMembership, { groupId: group, memberId: member }, { now }),
      firm.run(endMembership, { groupId: other, memberId: second }, { now }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await isSeller(firm.db, peder, now)).toBe(true);
  });
});

describe("a membership that began today", () => {
  it("is taken away whole, and comes back under its own id", async () => {
    const office = (await firm.done(createGroup, { name: `Kontor ${made}`, type: "STANDARD" })).id;
    const id = (await firm.done(addMember, { groupId: office, employeeId: peder, roleName: "Vikar" }, { now })).id ?? 0;
    const held = await firm.db.groupMember.findUnique({ where: { id } });
    const { operationId } = await firm.did(endMembership, { groupId: office, memberId: id }, { now });
    expect(await firm.db.groupMember.findUnique({ where: { id } })).toBeNull();
    await firm.undone(operationId);
    expect(await firm.db.groupMember.findUnique({ where: { id } })).toEqual(held);
  });
});

describe("a group that is given another name", () => {
  it("is refused the name of one beside it, which is named; its own in other letters is no other's", async () => {
    const name = `Salg for alltid ${made}`;
    const edit = (to: string) => firm.run(editGroup, { id: group, description: "", type: "SALES", name: to, seen: { name: `Salg ${made}` } }, { now });
    expect(await edit(name.toUpperCase())).toMatchObject({
      ok: false,
      fieldErrors: { name: { key: "groups.errors.nameTakenThere", values: { name } } },
    });
    expect(await edit(`SALG ${made}`)).toMatchObject({ ok: true });
  });
});

describe("what was sold in a group that is deleted", () => {
  it("counts in the group over it from then on, which is said of groups that anybody was a seller in, and of no others", async () => {
    const above = (await firm.done(createGroup, { name: `Over ${made}`, type: "STANDARD" })).id;
    const sales = (await firm.done(createGroup, { name: `Under ${made}`, type: "SALES", parentId: above, from: "2026-01-01" })).id;
    expect(await haveSold(firm.db, [sales, above])).toBe(false);
    await firm.done(addMember, { groupId: sales, employeeId: marte, from: "2026-01-01" }, { now });
    expect([await haveSold(firm.db, [sales]), await haveSold(firm.db, [above])]).toEqual([true, false]);
    await firm.done(deleteGroup, { id: sales, under: 0 }, { now });
    expect([await haveSold(firm.db, [sales]), await haveSold(firm.db, [above])]).toEqual([false, true]);
  });
});

describe("a share that is handed over", () => {
  it("is added to what the other has, and the whole stays whole", () => {
    const shares: [number, number][] = [
      [1, 2_500],
      [2, 2_500],
      [3, 5_000],
    ];
    expect(handedOver(shares, 1, 3)).toEqual([
      [2, 2_500],
      [3, 7_500],
    ]);
    expect(handedOver(shares, 3, 9)).toEqual([...shares.slice(0, 2), [9, 5_000]]);
  });
});
