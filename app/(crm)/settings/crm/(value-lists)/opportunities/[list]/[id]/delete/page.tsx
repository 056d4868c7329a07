import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { DeleteValuePage } from "../../../../delete-value-page";
import { valueInListOr404 } from "../../../../find-or-404";
import { lists } from "../../../lists";

export default guardedPage(DeletePage);

interface Props {
  params: Promise<{ list: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const me = await reader("additionalInfo.edit");
  await valueInListOr404(me, lists, params);
  return { title: me.t("valueLists.delete.title") };
});

async function DeletePage({ params, searchParams }: Props) {
  const me = await reader("additionalInfo.edit");
  return <DeleteValuePage reader={me} {...await valueInListOr404(me, lists, params)} params={await searchParams} />;
}
