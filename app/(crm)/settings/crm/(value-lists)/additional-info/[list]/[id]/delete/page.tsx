import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { type Reader, reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { DeleteValuePage } from "../../../../delete-value-page";
import { listOr404, valueOr404 } from "../../../../find-or-404";
import { lists } from "../../../lists";

export default guardedPage(DeletePage);

interface Props {
  params: Promise<{ list: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const me = await reader("additionalInfo.edit");
  await findIn(me, params);
  return { title: me.t("valueLists.delete.title") };
});

async function DeletePage({ params, searchParams }: Props) {
  const me = await reader("additionalInfo.edit");
  return <DeleteValuePage reader={me} {...await findIn(me, params)} params={await searchParams} />;
}

async function findIn(me: Reader, params: Props["params"]) {
  const { list, id } = await params;
  const parts = listOr404(lists, list);
  return { parts, value: await valueOr404(me, parts, id) };
}
