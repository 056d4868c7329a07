import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { DeleteValuePage } from "../../../value-lists/delete-value-page";
import { roles } from "../../lists";

export default guardedPage(DeletePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contactRoles.edit")).t("valueLists.delete.title") }));

async function DeletePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("contactRoles.edit");
  return <DeleteValuePage reader={me} parts={roles} id={(await params).id} params={await searchParams} />;
}
