import type { BudgetFacts, SalesGroup } from "./budget-facts";

/**
 * What of a year's budget is of one «Salg» group and those under it: its sellers, with their amounts in the months they
 * were there. Everything where the group is none of the year's.
 */
export function narrowToGroup(facts: BudgetFacts, group: number | null): BudgetFacts {
  const top = facts.groups.find(({ id }) => id === group);
  if (!top) return facts;
  const within = branchOf(top, facts.groups);
  const places = facts.places.filter((place) => within.has(place.group));
  const months = new Map<number, Set<number>>();
  for (const place of places) months.set(place.seller, new Set([...(months.get(place.seller) ?? []), ...place.months]));
  return {
    ...facts,
    groups: facts.groups.filter(({ id }) => within.has(id)).map((each) => (each.id === top.id ? { ...each, parent: null } : each)),
    sellers: facts.sellers.filter(({ id }) => months.has(id)),
    places,
    sellerAmounts: Object.fromEntries<(number | null)[]>(
      [...months].flatMap(([id, there]) => {
        const amounts = facts.sellerAmounts[id]?.map((amount, month) => (there.has(month) ? amount : null));
        return amounts ? [[id, amounts]] : [];
      }),
    ),
    groupAmounts: Object.fromEntries(Object.entries(facts.groupAmounts).filter(([id]) => within.has(Number(id)))),
  };
}

function branchOf(top: SalesGroup, groups: readonly SalesGroup[]): Set<number> {
  const branch = new Set([top.id]);
  for (const id of branch) for (const each of groups) if (each.parent === id) branch.add(each.id);
  return branch;
}

/** The groups in the order of their tree, each with how deep it stands: to choose from. */
export function inTreeOrder(groups: readonly SalesGroup[], parent: number | null = null, depth = 0): { id: number; name: string; depth: number }[] {
  return groups.filter((each) => each.parent === parent).flatMap(({ id, name }) => [{ id, name, depth }, ...inTreeOrder(groups, id, depth + 1)]);
}
