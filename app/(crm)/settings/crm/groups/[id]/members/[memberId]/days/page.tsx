import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { StoppingSellers } from "@/components/sellers/stopping-sellers";
import { reader } from "@/lib/auth/current-session";
import { loadStopping } from "@/lib/crm/sellers/stopping-sellers";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";
import { param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { calendarDay } from "@/lib/validation/calendar-day";

import { Question } from "../../../../../question";
import { editMember } from "../../../../actions";
import { GroupsFrame } from "../../../../groups-frame";
import { memberOr404, today } from "../../../../load-group";
import { memberPath } from "../../../../paths";

export default guardedPage(MemberDaysPage);

interface Props {
  params: Promise<{ id: string; memberId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.edit")).t("groups.member.daysTitle") }));

/** Whether somebody's days in a group are to leave out today, where that stops them being a seller. */
async function MemberDaysPage({ params, searchParams }: Props) {
  const me = await reader("groups.edit");
  const { t } = me;
  const [{ group, member }, query] = [await memberOr404(me, params), await searchParams];
  const from = param(query, "from") || member.from;
  const until = query.from === undefined ? (member.until ?? "") : param(query, "until");
  if (![from, ...(until === "" ? [] : [until])].every((day) => calendarDay.safeParse(day).success)) noSuchPage();
  const { stopping, seen, others } = await loadStopping(database(), { membership: member.id }, today());
  const day = (text: string): string => t.date(noonOf(text));
  const { name } = member;
  return (
    <GroupsFrame reader={me} params={query} path={`${memberPath(group.id, member.id)}/days`} chosen={group} alone>
      <Question t={t} params={query} question={t("groups.member.daysQuestion", { name, group: group.name })}>
        <ConfirmForm
          action={editMember}
          hidden={{
            ...{ groupId: String(group.id), memberId: String(member.id), sellers: seen },
            ...{ roleName: param(query, "roleName"), from, until },
            ...{ "_seen.roleName": param(query, "seenRoleName"), "_seen.from": param(query, "seenFrom"), "_seen.until": param(query, "seenUntil") },
          }}
          yes={t("groups.member.yesDays")}
          no={t("shell.no")}
          cancelHref={memberPath(group.id, member.id)}
        >
          <p>{until === "" ? t("groups.member.daysOpen", { from: day(from) }) : t("groups.member.daysWhat", { from: day(from), until: day(until) })}</p>
          <StoppingSellers t={t} stopping={stopping} others={others} past={t("groups.sellers.pastOfDays")} />
          <p className="text-muted">{t("groups.delete.undoable")}</p>
        </ConfirmForm>
      </Question>
    </GroupsFrame>
  );
}
