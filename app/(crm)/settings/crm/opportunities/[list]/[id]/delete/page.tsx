import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { DeleteValuePage } from "../../../../value-lists/delete-value-page";
import { listOr404 } from "../../../../value-lists/find-or-404";
import { lists } from "../../../lists";

export default guardedPage(DeletePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("additionalInfo.edit")).t("valueLists.delete.title") }));

async function DeletePage({ params, searchParams }: { params: Promise<{ list: string; id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("additionalInfo.edit");
  const { list, id } = await params;
  return <DeleteValuePage reader={me} parts={listOr404(lists, list)} id={id} params={await searchParams} />;
}
