import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { ValueListsPage } from "../value-lists/value-lists-page";
import { lists } from "./lists";

export default guardedPage(OpportunityListsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("additionalInfo.edit")).t("valueLists.opportunities.title") }));

async function OpportunityListsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("additionalInfo.edit");
  return (
    <ValueListsPage reader={me} section="/settings/crm/opportunities" lede={me.t("valueLists.opportunities.lede")} lists={lists} params={await searchParams} />
  );
}
