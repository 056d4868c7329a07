import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { edit } from "../../actions";
import { GroupFields, labelsOf } from "../../group-fields";
import { GroupsFrame } from "../../groups-frame";
import { groupOr404 } from "../../load-group";
import { groupPath } from "../../paths";

export default guardedPage(EditGroupPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.edit")).t("groups.edit.action") }));

async function EditGroupPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.edit");
  const { t } = me;
  const group = await groupOr404(me, params);
  const path = groupPath(group.id);
  return (
    <GroupsFrame reader={me} params={await searchParams} path={`${path}/edit`} chosen={group} alone>
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{t("groups.edit.heading", { name: group.name })}</h2>
      <Form action={edit} id="edit-group" hidden={{ id: String(group.id) }} labels={labelsOf(t)} className="max-w-text space-y-3">
        <GroupFields t={t} type={group.type} group={group} />
        <div className="flex flex-wrap gap-2 pt-1">
          <SubmitButton>{t("shell.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={path}>
            {t("shell.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </GroupsFrame>
  );
}
