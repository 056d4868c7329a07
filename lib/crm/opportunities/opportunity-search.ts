import type { PageKey } from "../../page-by-key";

/** What a value of one of these may be: any that has it, and «none» for those without. */
export const valueFilters = ["source", "type", "product", "reason", "industry", "category"] as const;
/** What can only be some record. */
export const recordFilters = ["step", "customer", "seller", "group"] as const;
/** Days, both of a pair included. */
export const dayFilters = ["closedFrom", "closedTo", "expectedFrom", "expectedTo"] as const;
export const flagFilters = ["nogroup", "overdue"] as const;

export type ValueFilter = (typeof valueFilters)[number];
export type RecordFilter = (typeof recordFilters)[number];
export type DayFilter = (typeof dayFilters)[number];
export type FlagFilter = (typeof flagFilters)[number];
export type OpportunityFilter = ValueFilter | RecordFilter | DayFilter | FlagFilter | "status";

export const statuses = ["OPEN", "WON", "LOST"] as const;
export type Status = (typeof statuses)[number];

export const sortings = ["title", "customer", "status", "step", "amount", "expected", "closed"] as const;
export type Sorting = (typeof sortings)[number];

/**
 * What a person looks for. `seller`, `group` and `nogroup` ask for the share of one seller: theirs; of one who was in
 * that group, or one under it, while it was of type «Salg», on the day of closing (of an open one: today); of one who was in none.
 */
export type OpportunitySearch = Record<ValueFilter, number | "none" | null> &
  Record<RecordFilter, number | null> &
  Record<DayFilter, string | null> &
  Record<FlagFilter, boolean> & {
    /** Every word stands in the title or the customer's name. */
    words: string;
    status: Status | null;
    sort: Sorting;
    descending: boolean;
    page: PageKey;
  };

/** Everything, the latest expected close first. */
export const allOpportunities: OpportunitySearch = {
  ...{ source: null, type: null, product: null, reason: null, industry: null, category: null },
  ...{ step: null, customer: null, seller: null, group: null },
  ...{ closedFrom: null, closedTo: null, expectedFrom: null, expectedTo: null },
  ...{ nogroup: false, overdue: false, words: "", status: null, sort: "expected", descending: true, page: "first" },
};

/** Whether the search asks for some sellers' shares and not for whole opportunities. */
export const asksForShares = ({ seller, group, nogroup }: OpportunitySearch): boolean => seller !== null || group !== null || nogroup;

/** The filters in force, in the order in which they are named. */
export const filtersInForce = (search: OpportunitySearch): OpportunityFilter[] =>
  (["status", ...flagFilters, ...recordFilters, ...valueFilters, ...dayFilters] as const).filter((name) => search[name] !== null && search[name] !== false);
