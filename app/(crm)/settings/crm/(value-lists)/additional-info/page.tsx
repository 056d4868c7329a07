import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { ValueListsPage } from "../value-lists-page";
import { AsTabSwitch } from "./as-tab-switch";
import { lists } from "./lists";

export default guardedPage(AdditionalInfoPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("additionalInfo.edit")).t("valueLists.additionalInfo.title") }));

async function AdditionalInfoPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("additionalInfo.edit");
  return (
    <ValueListsPage reader={me} section="/settings/crm/additional-info" lede={me.t("valueLists.additionalInfo.lede")} lists={lists} params={await searchParams}>
      <AsTabSwitch t={me.t} asTab={me.firm.additionalInfoAsTab} />
    </ValueListsPage>
  );
}
