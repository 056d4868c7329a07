import type { Database } from "../../db/client";
import { listSellers } from "../groups/sellers";
import { listIndustries } from "./customer-queries";
import type { SelectionShare, SelectionShares } from "./selected-customers";

/** What can be done with many customers at once, each with what they are counted by. */
export const manyActs = {
  putCategory: "category",
  takeCategory: "category",
  setIndustry: "industry",
  setSeller: "seller",
  setSource: "source",
} as const;

export type ManyAct = keyof typeof manyActs;

/** A value that can be chosen; of a category to be taken off, how many of the selected carry it. */
export interface OfferedValue {
  id: number;
  name: string;
  customers?: number;
}

/** What can be chosen for an act: what is offered now; to be taken off, the categories that some of the selected carry. */
export async function offeredToMany(db: Database, act: ManyAct, { shares }: SelectionShares, language: "nb" | "en"): Promise<OfferedValue[]> {
  switch (act) {
    case "setIndustry":
      return listIndustries(db, language);
    case "setSeller":
      return listSellers(db);
    case "setSource":
      return db.$queryRaw<OfferedValue[]>`
        SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name FROM source
        WHERE active AND deleted_by_operation IS NULL ORDER BY position, id`;
    case "putCategory":
      return db.$queryRaw<OfferedValue[]>`
        SELECT id, name FROM category WHERE active AND show_on_customer AND deleted_by_operation IS NULL ORDER BY name COLLATE "nb-NO-x-icu", id`;
    case "takeCategory":
      return shares.flatMap(({ value, name, customers }) => (value === null || name === null ? [] : [{ id: value, name, customers }]));
  }
}

export interface ChangeAhead {
  /** How many will change, and how many need not. */
  customers: number;
  had: number;
  /** Where those come from who change; of categories nothing, the others are left as they are. */
  from: SelectionShare[];
}

/** What an act will do to the selected. */
export function changeAhead(act: ManyAct, selected: SelectionShares, to: number): ChangeAhead {
  const there = selected.shares.find(({ value }) => value === to)?.customers ?? 0;
  const others = selected.customers - there;
  if (act === "takeCategory") return { customers: there, had: others, from: [] };
  return { customers: others, had: there, from: act === "putCategory" ? [] : selected.shares.filter(({ value }) => value !== to) };
}
