import { cache } from "react";

import { type IndustryRow, listIndustriesWithCounts } from "@/lib/crm/industries/industry-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

/** All industries with their counts, read once for the page, its title and its list. */
export const loadIndustries = cache((language: "nb" | "en"): Promise<IndustryRow[]> => listIndustriesWithCounts(database(), language));

/** The industry of a page's address; a page that does not exist when it is deleted or never was. */
export async function findOr404(params: Promise<{ id: string }>, language: "nb" | "en"): Promise<IndustryRow> {
  const id = idParam((await params).id);
  return (await loadIndustries(language)).find((industry) => industry.id === id) ?? noSuchPage();
}
