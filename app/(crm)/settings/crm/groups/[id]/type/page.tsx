import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { StoppingSellers } from "@/components/sellers/stopping-sellers";
import { reader } from "@/lib/auth/current-session";
import { loadStopping } from "@/lib/crm/sellers/stopping-sellers";
import { database } from "@/lib/db/client";
import { param, type SearchParams } from "@/lib/local-path";

import { Question } from "../../../question";
import { edit } from "../../actions";
import { GroupsFrame } from "../../groups-frame";
import { groupOr404, today } from "../../load-group";
import { groupPath } from "../../paths";

export default guardedPage(GroupTypePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.edit")).t("groups.fields.type") }));

/** Whom it stops being a seller when a group is «Salg» no longer; what was typed of it beside is saved with the answer. */
async function GroupTypePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.edit");
  const { t } = me;
  const [group, query] = [await groupOr404(me, params), await searchParams];
  const path = groupPath(group.id);
  const { stopping, seen, others } = await loadStopping(database(), { groups: [group.id] }, today());
  return (
    <GroupsFrame reader={me} params={query} path={`${path}/type`} chosen={group} alone>
      <Question t={t} params={query} question={t("groups.type.question", { name: group.name })}>
        <ConfirmForm
          action={edit}
          hidden={{
            id: String(group.id),
            name: param(query, "name") || group.name,
            description: query.name === undefined ? group.description : param(query, "description"),
            type: "STANDARD",
            sellers: seen,
            "_seen.name": query.name === undefined ? group.name : param(query, "seenName"),
            "_seen.description": query.name === undefined ? group.description : param(query, "seenDescription"),
            "_seen.type": param(query, "seenType") || group.type,
          }}
          yes={t("groups.type.yes", { name: group.name })}
          no={t("shell.no")}
          cancelHref={`${path}/edit`}
        >
          <StoppingSellers t={t} stopping={stopping} others={others} past={t("groups.sellers.past")} />
          <p className="text-muted">{t("groups.delete.undoable")}</p>
        </ConfirmForm>
      </Question>
    </GroupsFrame>
  );
}
