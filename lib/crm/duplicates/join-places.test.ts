import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type JoinedPlace, joinPlaces } from "./join-places";

const day = (n: number): string => `2026-01-${String(n).padStart(2, "0")}`;
const place = (id: number, from: number, to: number | null, more: Partial<JoinedPlace> = {}): JoinedPlace => ({
  ...{ id, from: day(from), to: to === null ? null : day(to), role: null, workEmail: "", workPhone: "", isPrimary: false },
  ...more,
});

describe("a person's places at two customers", () => {
  it("that do not overlap all stay, the one that comes as it is", () => {
    expect(joinPlaces([place(1, 1, 5, { role: 1 })], [place(2, 5, null, { role: 2 })], false)).toEqual({
      places: [place(1, 1, 5, { role: 1 }), place(2, 5, null, { role: 2 })],
      left: [],
      primaryTaken: false,
      gaveWay: [],
    });
  });

  it("that overlap become one over all their days, filled in with what it had not, and tell what gave way", () => {
    const here = place(1, 3, null, { workEmail: "her@a.no" });
    const there = place(2, 1, null, { role: 7, workEmail: "der@b.no", workPhone: "22" });
    expect(joinPlaces([here], [there], true)).toEqual({
      places: [place(1, 1, null, { role: 7, workEmail: "her@a.no", workPhone: "22" })],
      left: [there],
      primaryTaken: true,
      gaveWay: [{ place: 1, field: "workEmail", value: "der@b.no" }],
    });
  });

  it("that overlap say what the one said that goes on longest", () => {
    const here = place(1, 3, 6, { role: 1, workEmail: "her@a.no", workPhone: "11" });
    const there = place(2, 5, null, { role: 7, workPhone: "11" });
    expect(joinPlaces([here], [there], true)).toMatchObject({
      places: [place(1, 3, null, { role: 7, workEmail: "her@a.no", workPhone: "11" })],
      gaveWay: [{ place: 1, field: "role", value: 1 }],
    });
  });

  it("fill the gap between two that are here, which both stay", () => {
    const { places } = joinPlaces([place(1, 1, 3), place(2, 8, 9)], [place(3, 2, 12)], false);
    expect(places).toEqual([place(1, 1, 8), place(2, 8, 12)]);
  });

  it("bring «Hovedkontakt» along where there is none, and only then", () => {
    expect(joinPlaces([], [place(1, 1, null, { isPrimary: true })], false)).toMatchObject({ places: [{ isPrimary: true }], primaryTaken: true });
    expect(joinPlaces([], [place(1, 1, null, { isPrimary: true })], true)).toMatchObject({ places: [{ isPrimary: false }], primaryTaken: true });
    expect(joinPlaces([place(2, 1, null)], [place(1, 1, null, { isPrimary: true })], false)).toMatchObject({ places: [{ id: 2, isPrimary: true }] });
  });

  it("never overlap afterwards, lose no day and add none, whatever they were", () => {
    const span = 20;
    /** Disjoint places, cut out of a row of days at random points. */
    const places = (firstId: number) =>
      fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: span }), { maxLength: 8 }), fc.boolean()).map(([cuts, open]) => {
        const sorted = cuts.sort((a, b) => a - b);
        return sorted.flatMap((from, n) => {
          const to = sorted[n + 1];
          if (n % 2 === 1) return [];
          return to === undefined ? (open ? [place(firstId + n, from, null)] : []) : [place(firstId + n, from, to)];
        });
      });
    const daysOf = (list: JoinedPlace[]): string[] =>
      list.flatMap(({ from, to }) => Array.from({ length: span + 2 }, (_, n) => day(n + 1)).filter((one) => one >= (from ?? "") && one < (to ?? "~")));
    fc.assert(
      fc.property(places(1), places(100), (here, there) => {
        const { places: joined, left } = joinPlaces(here, there, false);
        const days = daysOf(joined);
        expect(days).toHaveLength(new Set(days).size);
        expect([...days].sort()).toEqual([...new Set(daysOf([...here, ...there]))].sort());
        expect(here.every(({ id }) => joined.some((one) => one.id === id))).toBe(true);
        expect(joined.length + left.length).toBe(here.length + there.length);
      }),
      { numRuns: 500 },
    );
  });
});
