import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { StoppingSellers } from "@/components/sellers/stopping-sellers";
import { reader } from "@/lib/auth/current-session";
import { loadStopping } from "@/lib/crm/sellers/stopping-sellers";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { Question } from "../../../../../question";
import { removeMember } from "../../../../actions";
import { GroupsFrame } from "../../../../groups-frame";
import { memberOr404, today } from "../../../../load-group";
import { groupPath, memberPath } from "../../../../paths";

export default guardedPage(RemoveMemberPage);

interface Props {
  params: Promise<{ id: string; memberId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const me = await reader("groups.edit");
  return { title: me.t("groups.member.remove", { name: (await memberOr404(me, params)).member.name }) };
});

/** Whether to take somebody out of a group, and what that comes to where it stops them being a seller. */
async function RemoveMemberPage({ params, searchParams }: Props) {
  const me = await reader("groups.edit");
  const { t } = me;
  const [{ group, member }, query] = [await memberOr404(me, params), await searchParams];
  const { stopping, seen, others } = await loadStopping(database(), { membership: member.id }, today());
  const { name } = member;
  const neverThere = member.from >= today();
  return (
    <GroupsFrame reader={me} params={query} path={`${memberPath(group.id, member.id)}/remove`} chosen={group} alone>
      <Question t={t} params={query} question={t("groups.member.removeQuestion", { name, group: group.name })}>
        <ConfirmForm
          action={removeMember}
          hidden={{ groupId: String(group.id), memberId: String(member.id), sellers: seen }}
          yes={t("groups.member.yesRemove", { name })}
          no={t("shell.no")}
          cancelHref={groupPath(group.id)}
        >
          <p>{t(neverThere ? "groups.member.neverThere" : "groups.member.lastDay")}</p>
          <StoppingSellers t={t} stopping={stopping} others={others} past={neverThere ? undefined : t("groups.sellers.past")} />
          <p className="text-muted">{t("groups.delete.undoable")}</p>
        </ConfirmForm>
      </Question>
    </GroupsFrame>
  );
}
