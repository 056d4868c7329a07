import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { DeleteValuePage } from "../../../../delete-value-page";
import { listOr404, valueOr404 } from "../../../../find-or-404";
import { lists } from "../../../lists";

export default guardedPage(DeletePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("additionalInfo.edit")).t("valueLists.delete.title") }));

async function DeletePage({ params, searchParams }: { params: Promise<{ list: string; id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("additionalInfo.edit");
  const { list, id } = await params;
  const parts = listOr404(lists, list);
  return <DeleteValuePage reader={me} parts={parts} value={await valueOr404(me, parts, id)} params={await searchParams} />;
}
