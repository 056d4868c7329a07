import { cache } from "react";

import { findOpportunity, type OpportunityCard } from "@/lib/crm/opportunities/opportunity-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

/** The opportunity of a page's address; a page that does not exist when it is deleted or never was. */
export async function findOr404(params: Promise<{ id: string }>): Promise<OpportunityCard> {
  const id = idParam((await params).id);
  const opportunity = id === null ? null : await opportunityById(id);
  return opportunity ?? noSuchPage();
}

/** Asked once per request, for the page and for its title. */
const opportunityById = cache((id: number) => findOpportunity(database(), id));
