import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { type Reader, reader } from "@/lib/auth/current-session";
import type { GroupCard } from "@/lib/crm/groups/group-queries";
import { listMembers, listRoleNames } from "@/lib/crm/groups/member-queries";
import { listGroupFigures } from "@/lib/crm/sellers/group-figures";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { yearOf } from "../figures";
import { FiguresBar } from "../figures-bar";
import { FiguresTable } from "../figures-table";
import { GroupsFrame } from "../groups-frame";
import { groupOr404, today } from "../load-group";
import { groupPath, newPath } from "../paths";
import { AddMembers } from "./add-members";
import { GroupFacts } from "./group-facts";
import { Members } from "./members";

export default guardedPage(GroupPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => ({ title: (await groupOr404(await reader("groups.see"), params)).name }));

/** The chosen group: what it is, who is in it in which role, and what else is done with it, or how much they sell. */
async function GroupPage({ params, searchParams }: Props) {
  const me = await reader("groups.see");
  const [group, query] = [await groupOr404(me, params), await searchParams];
  const edits = can(me.actor, "groups.edit");
  const path = groupPath(group.id);
  return (
    <GroupsFrame reader={me} params={query} path={path} chosen={group} alone>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 text-lg font-semibold wrap-anywhere">{group.name}</h2>
        {edits && (
          <ButtonLink size="row" icon="pencil" href={`${path}/edit`}>
            {me.t("groups.edit.action")}
          </ButtonLink>
        )}
      </div>
      <GroupFacts t={me.t} group={group} />
      {edits ? <Edited reader={me} group={group} params={query} /> : <Figures reader={me} group={group} params={query} />}
    </GroupsFrame>
  );
}

interface Part {
  reader: Reader;
  group: GroupCard;
  params: SearchParams;
}

async function Edited({ reader: { t }, group, params }: Part) {
  const path = groupPath(group.id);
  const [members, roleNames] = await Promise.all([listMembers(database(), group.id, today()), listRoleNames(database())]);
  return (
    <>
      <Members t={t} group={group} members={members} roleNames={roleNames} />
      <AddMembers t={t} group={group} params={params} roleNames={roleNames} />
      <hr className="my-6 border-line" />
      <div className="-mx-3 flex flex-wrap gap-x-2 gap-y-1 print:hidden">
        <ButtonLink variant="quiet" icon="folder-plus" href={newPath(group.id)}>
          {t("groups.new.subgroup")}
        </ButtonLink>
        <ButtonLink variant="quiet" icon="folder-input" href={`${path}/move`}>
          {t("groups.move.action")}
        </ButtonLink>
        <ButtonLink variant="danger-quiet" icon="trash-2" href={`${path}/delete`}>
          {t("groups.delete.action")}
        </ButtonLink>
      </div>
    </>
  );
}

async function Figures({ reader, group, params }: Part) {
  const day = today();
  const year = yearOf(params, day);
  const members = await listGroupFigures(database(), { groups: [group.id], year, today: day });
  return (
    <>
      <FiguresBar reader={reader} path={groupPath(group.id)} year={year} today={day} group={group.id} />
      <FiguresTable t={reader.t} group={group} year={year} today={day} members={members} />
    </>
  );
}
