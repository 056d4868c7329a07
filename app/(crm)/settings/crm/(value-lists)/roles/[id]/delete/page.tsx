import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { DeleteValuePage } from "../../../delete-value-page";
import { valueOr404 } from "../../../find-or-404";
import { roles } from "../../lists";

export default guardedPage(DeletePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contactRoles.edit")).t("valueLists.delete.title") }));

async function DeletePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("contactRoles.edit");
  return <DeleteValuePage reader={me} parts={roles} value={await valueOr404(me, roles, (await params).id)} params={await searchParams} />;
}
