import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { GroupsFrame } from "./groups-frame";
import { list } from "./paths";

export default guardedPage(GroupsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.see")).t("groups.title") }));

async function GroupsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.see");
  return (
    <GroupsFrame reader={me} params={await searchParams} path={list} chosen={null} alone={false}>
      <p className="text-muted">{me.t("groups.choose")}</p>
    </GroupsFrame>
  );
}
