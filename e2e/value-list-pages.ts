import type { OnePage, Seen } from "./every-page";
import { expect } from "./fixtures";
import { newWord } from "./names";
import { ValueListPage } from "./value-list-page";

const additionalInfo = "/settings/crm/additional-info";

/** The settings pages of value lists, in every state that looks different. */
export const valueListPages: OnePage[] = [
  { what: "additional info", route: additionalInfo, path: additionalInfo },
  {
    what: "the row of a source that is edited",
    route: additionalInfo,
    path: ({ source }) => `${additionalInfo}?list=sources&edit=${source.id}#edit-sources-nb`,
  },
  { what: "a source that is refused, with a link to the one of that name", route: additionalInfo, path: additionalInfo, act: takenName },
  { what: "the menu of a source", route: additionalInfo, path: ({ source }) => `${additionalInfo}?list=sources&at=${source.id}`, act: openValueActions },
  { what: "products narrowed by words that find nothing", route: additionalInfo, path: `${additionalInfo}?list=products&q=${newWord()}` },
  {
    what: "the question what replaces a source",
    route: `${additionalInfo}/[list]/[id]/delete`,
    path: ({ source }) => `${additionalInfo}/sources/${source.id}/delete?changed=1`,
  },
  { what: "the roles", route: "/settings/crm/roles", path: "/settings/crm/roles" },
  { what: "the question whether to delete a role", route: "/settings/crm/roles/[id]/delete", path: ({ role }) => `/settings/crm/roles/${role.id}/delete` },
  { what: "the contacts with a role", route: "/settings/crm/roles/[id]/contacts", path: ({ role }) => `/settings/crm/roles/${role.id}/contacts` },
  { what: "what opportunities are sorted by", route: "/settings/crm/opportunities", path: "/settings/crm/opportunities" },
  {
    what: "the row of a step that is edited",
    route: "/settings/crm/opportunities",
    path: ({ step }) => `/settings/crm/opportunities?list=opportunitySteps&edit=${step.id}`,
  },
  {
    what: "the question whether to delete a step",
    route: "/settings/crm/opportunities/[list]/[id]/delete",
    path: ({ step }) => `/settings/crm/opportunities/opportunitySteps/${step.id}/delete`,
  },
];

async function takenName({ page, records: { source } }: Seen): Promise<void> {
  const list = new ValueListPage(page, "sources");
  await list.add(source.name);
  await expect(list.region.getByRole("link", { name: `Vis «${source.name}»` })).toBeVisible();
}

async function openValueActions({ page, records: { source } }: Seen): Promise<void> {
  const table = page.getByRole("table", { name: "Kilder" });
  await table.getByRole("button", { name: `Handlinger for ${source.name}` }).click();
  await expect(table.getByRole("group", { name: `Handlinger for ${source.name}` })).toBeVisible();
}
