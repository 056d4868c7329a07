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

/** What the list can show of a customer beside its name, in the order of its columns. */
export const columns = ["organizationNumber", "city", "phone", "email", "numberOfEmployees", "source", "industry", "categories", "seller", "changed"] as const;
export type Column = (typeof columns)[number];

/** The columns it has unless others are chosen. */
export const usualColumns: readonly Column[] = ["organizationNumber", "city", "industry", "categories", "seller", "changed"];

/** Whether columns, in their order, are the usual ones. */
export const areUsual = (chosen: readonly Column[]): boolean => chosen.join() === usualColumns.join();
