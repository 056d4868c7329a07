import { cache } from "react";

import { listSalesGroups, type SalesGroup } from "@/lib/crm/groups/group-queries";
import { database } from "@/lib/db/client";
import { param, type SearchParams } from "@/lib/local-path";

/** All groups of type «Salg», read once for the page and its table. */
export const salesGroups = cache((today: string): Promise<SalesGroup[]> => listSalesGroups(database(), today));

/** The year that the URL names, or this one: from 2000 to the next. */
export function yearOf(params: SearchParams, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  const year = Number(/^\d{4}$/.exec(param(params, "year"))?.[0] ?? thisYear);
  return year < 2000 || year > thisYear + 1 ? thisYear : year;
}
