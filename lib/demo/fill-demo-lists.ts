import { createOrigins, createProducts, createSources } from "../crm/additional-info/create-additional-info";
import { createContactRoles } from "../crm/contact-roles/create-contact-roles";
import { createLostReasons, createOpportunitySteps, createOpportunityTypes } from "../crm/opportunities/opportunity-lists";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import { demoLists } from "./demo-lists";
import type { Staff } from "./set-up-demo-firm";

/** The ids of the demo firm's lists, in their order. */
export type DemoListIds = Record<keyof typeof demoLists, number[]>;

/** Fills the lists that contacts, customers and opportunities are sorted by. */
export async function fillDemoLists(act: Act, days: DemoDays, staff: Staff): Promise<DemoListIds> {
  const by = (time: string) => ({ as: staff.named("Kari Nordmann"), at: days.workday(45, time) });
  const { roles, origins, products, sources, types, steps, lostReasons } = demoLists;
  return {
    roles: (await act(createContactRoles, { values: roles }, by("10:30"))).ids,
    origins: (await act(createOrigins, { values: origins }, by("11:06"))).ids,
    products: (await act(createProducts, { values: products }, by("11:09"))).ids,
    sources: (await act(createSources, { values: sources }, by("11:13"))).ids,
    types: (await act(createOpportunityTypes, { values: types }, by("11:17"))).ids,
    steps: (await act(createOpportunitySteps, { values: steps }, by("11:20"))).ids,
    lostReasons: (await act(createLostReasons, { values: lostReasons }, by("11:24"))).ids,
  };
}
