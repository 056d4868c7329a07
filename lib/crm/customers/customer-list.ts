/** What the list of customers can be sorted by. */
export const sortings = ["name", "organizationNumber", "city", "changed"] as const;
export type Sorting = (typeof sortings)[number];

export interface Ordering {
  sort: Sorting;
  descending: boolean;
}

/** What was changed last comes first; all else is read from its beginning. */
export const fallsAtFirst = (sort: Sorting): boolean => sort === "changed";

/** The order the list has unless another is asked for: as Norwegians sort names. */
export const byName: Ordering = { sort: "name", descending: false };
