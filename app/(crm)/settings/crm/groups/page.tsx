import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import { param, type SearchParams } from "@/lib/local-path";

import { AllFigures } from "./all-figures";
import { GroupsFrame } from "./groups-frame";
import { visibleTo } from "./load-group";
import { list } from "./paths";

export default guardedPage(GroupsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.see")).t("groups.title") }));

async function GroupsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.see");
  const params = await searchParams;
  const edits = visibleTo(me) === "all";
  return (
    <GroupsFrame reader={me} params={params} path={list} chosen={null} alone={!edits && param(params, "tree") === ""}>
      {edits ? <p className="text-muted">{me.t("groups.choose")}</p> : <AllFigures reader={me} params={params} />}
    </GroupsFrame>
  );
}
