import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { ValueListsPage } from "../value-lists/value-lists-page";
import { roles } from "./lists";

export default guardedPage(RolesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contactRoles.edit")).t("valueLists.roles.title") }));

async function RolesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("contactRoles.edit");
  return <ValueListsPage reader={me} section="/settings/crm/roles" lede={me.t("valueLists.roles.lede")} lists={[roles]} params={await searchParams} />;
}
