import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { reader } from "@/lib/auth/current-session";
import { param, type SearchParams } from "@/lib/local-path";

import { create } from "../actions";
import { GroupFields, labelsOf } from "../group-fields";
import { GroupsFrame } from "../groups-frame";
import { groupOr404 } from "../load-group";
import { groupPath, list, newPath } from "../paths";

export default guardedPage(NewGroupPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.edit")).t("groups.new.action") }));

/** «Ny gruppe» at the top, or «Ny undergruppe» of the group that the address names. */
async function NewGroupPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.edit");
  const { t } = me;
  const params = await searchParams;
  const parent = param(params, "parent") === "" ? null : await groupOr404(me, Promise.resolve({ id: param(params, "parent") }));
  return (
    <GroupsFrame reader={me} params={params} path={newPath(parent?.id)} chosen={parent} alone>
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{parent ? t("groups.new.underHeading", { name: parent.name }) : t("groups.new.action")}</h2>
      <Form action={create} id="new-group" hidden={{ parentId: String(parent?.id ?? "") }} labels={labelsOf(t)} className="max-w-text space-y-3">
        <GroupFields t={t} type={parent?.type ?? "STANDARD"} />
        <div className="flex flex-wrap gap-2 pt-1">
          <SubmitButton>{t("groups.new.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={parent ? groupPath(parent.id) : list}>
            {t("shell.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </GroupsFrame>
  );
}
