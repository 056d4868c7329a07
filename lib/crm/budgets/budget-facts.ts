/** A group of type «Salg» at some time of the year. `parent` is the nearest such group above it, by today's tree. */
export interface SalesGroup {
  id: number;
  name: string;
  parent: number | null;
}

/** Whoever was a seller at some time of the year, or has a budget in it. */
export interface BudgetSeller {
  id: number;
  name: string;
}

/** A seller's time in a group of type «Salg»: in which months (0 to 11) on the first day, which is what a month's budget goes by. */
export interface SalesPlace {
  seller: number;
  group: number;
  months: number[];
  /** The first day in the group, as YYYY-MM-DD. */
  since: string;
}

/** Whole kroner of the twelve months, by seller or group; null is an empty cell. */
export type Amounts = Record<number, (number | null)[]>;

/** What the budget of a year is made of. */
export interface BudgetFacts {
  year: number;
  locked: boolean;
  /** In Norwegian order, as the sellers are. */
  groups: SalesGroup[];
  sellers: BudgetSeller[];
  places: SalesPlace[];
  sellerAmounts: Amounts;
  /** The groups' own figures. */
  groupAmounts: Amounts;
}
