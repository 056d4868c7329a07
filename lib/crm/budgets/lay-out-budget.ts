import type { BudgetFacts, SalesGroup, SalesPlace } from "./budget-facts";
import { twelve } from "./budget-months";

/** What a seller's month is in a group's part of the grid: its field, a figure that has its field elsewhere, or nothing. */
export type Cell = "field" | "elsewhere" | "none";

export type BudgetLine =
  /**
   * A sum. `of`: a group without subgroups or with all of them («all»), the members a group has beside its subgroups
   * («direct»), cells of no group («none»), everybody. `sellers`: by month, whose budgets it adds up, nobody twice.
   */
  | { kind: "sum"; key: string; of: "group" | "all" | "direct" | "none" | "everybody"; group: SalesGroup | null; depth: number; sellers: number[][] }
  /** A group's own figure, and what of it is not dealt out; they come right after the group's sum. */
  | { kind: "own" | "unallocated"; key: string; group: SalesGroup; depth: number }
  | { kind: "seller"; key: string; seller: { id: number; name: string }; depth: number; cells: Cell[]; elsewhere: string[] };

/**
 * The lines of the grid: groups in the order of their tree, those below before what a group adds up to. Each seller's
 * month has one field: in the group the seller has been in the longest, in no group where it belongs to none by now.
 */
export function layOutBudget(facts: BudgetFacts): BudgetLine[] {
  const home = homesOf(facts);
  const children = groupBy(facts.groups, ({ parent }) => parent);
  const roots = children.get(null) ?? [];
  const placesIn = groupBy(facts.places, ({ group }) => group);
  const name = new Map(facts.groups.map((group) => [group.id, group.name]));

  const within = (group: SalesGroup): SalesPlace[] => [...(placesIn.get(group.id) ?? []), ...(children.get(group.id) ?? []).flatMap(within)];

  const sum = (of: "group" | "all" | "direct", group: SalesGroup, depth: number, places: SalesPlace[]): BudgetLine => {
    const sellers = twelve.map((month) => [...new Set(places.filter(({ months }) => months.includes(month)).map(({ seller }) => seller))]);
    return { kind: "sum", key: `${of}${group.id}`, of, group, depth, sellers };
  };

  const own = (group: SalesGroup, depth: number): BudgetLine[] =>
    (["own", "unallocated"] as const).map((kind) => ({ kind, key: `${kind}${group.id}`, group, depth }));

  const members = (group: SalesGroup, depth: number): BudgetLine[] => {
    const byName = groupBy(placesIn.get(group.id) ?? [], ({ seller }) => seller);
    return facts.sellers.flatMap((seller) => {
      const places = byName.get(seller.id);
      if (!places) return [];
      const here = new Set(places.flatMap(({ months }) => months));
      const cells = twelve.map((month): Cell => (!here.has(month) ? "none" : home(seller.id, month) === group.id ? "field" : "elsewhere"));
      const others = twelve.flatMap((month) => (cells[month] === "elsewhere" ? [name.get(home(seller.id, month) ?? 0) ?? ""] : []));
      return [{ kind: "seller" as const, key: `${seller.id} in ${group.id}`, seller, depth: depth + 1, cells, elsewhere: [...new Set(others)] }];
    });
  };

  const branch = (group: SalesGroup, depth: number): BudgetLine[] => {
    const below = children.get(group.id) ?? [];
    if (below.length === 0) return [sum("group", group, depth, placesIn.get(group.id) ?? []), ...own(group, depth), ...members(group, depth)];
    const direct = members(group, depth);
    return [
      ...below.flatMap((each) => branch(each, depth + (group.parent === null ? 0 : 1))),
      ...(direct.length > 0 ? [sum("direct", group, depth, placesIn.get(group.id) ?? []), ...direct] : []),
      sum("all", group, depth, within(group)),
      ...own(group, depth),
    ];
  };

  const outside = ungrouped(facts, home);
  const everybody = twelve.map((month) =>
    facts.sellers.flatMap(({ id }) => (home(id, month) !== null || facts.sellerAmounts[id]?.[month] != null ? [id] : [])),
  );
  const onlyOne = roots.length === 1 && outside.length === 0;
  return [
    ...roots.flatMap((root) => branch(root, 0)),
    ...outside,
    ...(onlyOne || facts.sellers.length === 0
      ? []
      : [{ kind: "sum" as const, key: "everybody", of: "everybody" as const, group: null, depth: 0, sellers: everybody }]),
  ];
}

/** Amounts in months whose first day the seller was in no «Salg» group: they stand apart, so that totals match. */
function ungrouped(facts: BudgetFacts, home: (seller: number, month: number) => number | null): BudgetLine[] {
  const has = (seller: number, month: number): boolean => home(seller, month) === null && facts.sellerAmounts[seller]?.[month] != null;
  const sellers = facts.sellers.filter(({ id }) => twelve.some((month) => has(id, month)));
  if (sellers.length === 0) return [];
  return [
    {
      kind: "sum",
      key: "none",
      of: "none",
      group: null,
      depth: 0,
      sellers: twelve.map((month) => sellers.flatMap(({ id }) => (has(id, month) ? [id] : []))),
    },
    ...sellers.map((seller): BudgetLine => {
      const cells = twelve.map((month): Cell => (has(seller.id, month) ? "field" : "none"));
      return { kind: "seller", key: `${seller.id} in none`, seller, depth: 1, cells, elsewhere: [] };
    }),
  ];
}

/** The group in which a seller's month has its field: the one the seller has been in the longest, of equal ones the newest. */
export function homesOf({ places }: BudgetFacts): (seller: number, month: number) => number | null {
  const homes = new Map<string, SalesPlace>();
  for (const place of places)
    for (const month of place.months) {
      const key = `${place.seller} ${month}`;
      const other = homes.get(key);
      if (!other || place.since < other.since || (place.since === other.since && place.group > other.group)) homes.set(key, place);
    }
  return (seller, month) => homes.get(`${seller} ${month}`)?.group ?? null;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
