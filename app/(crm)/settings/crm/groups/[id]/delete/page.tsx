import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { StoppingSellers } from "@/components/sellers/stopping-sellers";
import { ButtonLink } from "@/components/ui/button";
import { reader } from "@/lib/auth/current-session";
import type { GroupCard } from "@/lib/crm/groups/group-queries";
import { listMembers } from "@/lib/crm/groups/member-queries";
import { groupsUnder, haveSold } from "@/lib/crm/sellers/delete-group";
import { loadStopping } from "@/lib/crm/sellers/stopping-sellers";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { href, param, type SearchParams } from "@/lib/local-path";

import { Question } from "../../../question";
import { remove } from "../../actions";
import { GroupsFrame } from "../../groups-frame";
import { groupOr404, today } from "../../load-group";
import { groupPath } from "../../paths";

export default guardedPage(DeleteGroupPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.edit")).t("groups.delete.action") }));

/** First what becomes of the subgroups, where there are any; then whether to delete, and whom that stops being a seller. */
async function DeleteGroupPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.edit");
  const { t } = me;
  const [group, query] = [await groupOr404(me, params), await searchParams];
  const under = await groupsUnder(database(), group.id);
  const chosen = param(query, "subgroups");
  const choice = chosen === "delete" || chosen === "moveUp" ? chosen : "";
  return (
    <GroupsFrame reader={me} params={query} path={`${groupPath(group.id)}/delete`} chosen={group} alone>
      <Question t={t} params={query} question={t("groups.delete.question", { name: group.name })}>
        {under.length > 0 && choice === "" ? (
          <Subgroups t={t} group={group} under={under.length} />
        ) : (
          <Confirm t={t} group={group} under={under} choice={under.length > 0 ? choice : ""} />
        )}
      </Question>
    </GroupsFrame>
  );
}

function Subgroups({ t, group, under }: { t: Texts; group: GroupCard; under: number }) {
  const path = `${groupPath(group.id)}/delete`;
  return (
    <>
      <p className="mb-4">{t("groups.delete.under", { under })}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={href(path, { subgroups: "moveUp" })}>{t("groups.delete.moveUp")}</ButtonLink>
        <ButtonLink href={href(path, { subgroups: "delete" })}>{t("groups.delete.deleteToo")}</ButtonLink>
        <ButtonLink variant="quiet" href={groupPath(group.id)}>
          {t("shell.no")}
        </ButtonLink>
      </div>
    </>
  );
}

async function Confirm({ t, group, under, choice }: { t: Texts; group: GroupCard; under: number[]; choice: "" | "moveUp" | "delete" }) {
  const groups = [group.id, ...(choice === "delete" ? under : [])];
  const { stopping, seen, others } = await loadStopping(database(), { groups }, today());
  const members = await listMembers(database(), group.id, today());
  const [sold, above] = [await haveSold(database(), groups), group.path.at(-1)];
  return (
    <ConfirmForm
      action={remove}
      hidden={{ id: String(group.id), subgroups: choice, under: String(under.length), sellers: seen }}
      yes={choice === "delete" ? t("groups.delete.yesWith", { name: group.name, under: under.length }) : t("groups.delete.yes", { name: group.name })}
      danger
      no={t("shell.no")}
      cancelHref={groupPath(group.id)}
    >
      <p>{t("groups.delete.members", { members: members.length })}</p>
      {choice !== "" && <p>{t(choice === "delete" ? "groups.delete.willDelete" : "groups.delete.willMove", { under: under.length })}</p>}
      {sold && <p>{above ? t("groups.delete.soldToAbove", { group: above.name }) : t("groups.delete.soldToNone")}</p>}
      <StoppingSellers t={t} stopping={stopping} others={others} />
      <p className="text-muted">{t("groups.delete.undoable")}</p>
    </ConfirmForm>
  );
}
