import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listRoleNames } from "@/lib/crm/groups/member-queries";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { editMember } from "../../../actions";
import { GroupsFrame } from "../../../groups-frame";
import { memberOr404 } from "../../../load-group";
import { groupPath, memberPath } from "../../../paths";

export default guardedPage(MemberPage);

interface Props {
  params: Promise<{ id: string; memberId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => ({ title: (await memberOr404(await reader("groups.edit"), params)).member.name }));

/** One member of a group: «Rolle i gruppen», «Fra» and «Til». */
async function MemberPage({ params, searchParams }: Props) {
  const me = await reader("groups.edit");
  const { t } = me;
  const { group, member } = await memberOr404(me, params);
  const path = memberPath(group.id, member.id);
  const [role, from, until] = [t("groups.member.role"), t("groups.member.from"), t("groups.member.until")];
  return (
    <GroupsFrame reader={me} params={await searchParams} path={path} chosen={group} alone>
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{t("groups.member.edit", { name: member.name, group: group.name })}</h2>
      <Form
        action={editMember}
        id="edit-member"
        hidden={{ groupId: String(group.id), memberId: String(member.id) }}
        labels={{ roleName: role, from, until }}
        className="max-w-text space-y-3"
      >
        <FieldGrid>
          <TextField
            name="roleName"
            label={role}
            width="full"
            defaultValue={member.roleName}
            seen={member.roleName}
            suggestions={await listRoleNames(database())}
            autoComplete="off"
          />
          <TextField name="from" type="date" label={from} hint={t("groups.member.fromHint")} defaultValue={member.from} seen={member.from} />
          <TextField name="until" type="date" label={until} hint={t("groups.member.untilHint")} defaultValue={member.until ?? ""} seen={member.until ?? ""} />
        </FieldGrid>
        <div className="flex flex-wrap gap-2 pt-1">
          <SubmitButton>{t("shell.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={groupPath(group.id)}>
            {t("shell.cancel")}
          </ButtonLink>
          <ButtonLink variant="danger-quiet" icon="trash-2" href={`${path}/remove`}>
            {t("groups.member.removeThis")}
          </ButtonLink>
        </div>
      </Form>
    </GroupsFrame>
  );
}
