import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { SelectField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import { reader } from "@/lib/auth/current-session";
import { type FoundGroup, searchGroups } from "@/lib/crm/groups/search-groups";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { param, readable, type SearchParams } from "@/lib/local-path";
import { listFilterFrom } from "@/lib/paged-list";

import { move } from "../../actions";
import { GroupsFrame } from "../../groups-frame";
import { groupOr404, today } from "../../load-group";
import { groupPath } from "../../paths";

export default guardedPage(MoveGroupPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("groups.edit")).t("groups.move.action") }));

const mostPlaces = 200;

/** «Flytt»: the places where the group may go, narrowed by a search where there are many. */
async function MoveGroupPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("groups.edit");
  const { t } = me;
  const [group, query] = [await groupOr404(me, params), await searchParams];
  const words = readable(param(query, "to"));
  const places = await searchGroups(database(), words, { visible: "all", today: today(), notUnder: group.id, most: mostPlaces });
  const path = groupPath(group.id);
  return (
    <GroupsFrame reader={me} params={query} path={`${path}/move`} chosen={group} alone>
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{t("groups.move.heading", { name: group.name })}</h2>
      {(places.length >= listFilterFrom || words !== "") && (
        <div className="mb-3 max-w-text">
          <FilterBar
            id="find-place"
            action={`${path}/move`}
            label={t("groups.move.search")}
            search={{ name: "to", label: t("groups.move.search"), defaultValue: words }}
            submitLabel={t("shell.list.submit")}
          />
        </div>
      )}
      {places.length === 0 && words !== "" && <p className="mb-2 text-muted">{t("groups.move.none")}</p>}
      {places.length > mostPlaces && <p className="mb-2 text-muted">{t("groups.move.more", { most: mostPlaces })}</p>}
      <Form
        key={words}
        action={move}
        id="move-group"
        hidden={{ id: String(group.id), seenParentId: String(group.parentId ?? "") }}
        labels={{ parentId: t("groups.move.to") }}
        className="max-w-text space-y-3"
      >
        <SelectField
          name="parentId"
          label={t("groups.move.to")}
          width="full"
          hint={t("groups.move.hint")}
          defaultValue={places.some(({ id }) => id === group.parentId) ? String(group.parentId) : ""}
          options={optionsOf(t, places.slice(0, mostPlaces))}
        />
        <div className="flex flex-wrap gap-2 pt-1">
          <SubmitButton>{t("groups.move.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={path}>
            {t("shell.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </GroupsFrame>
  );
}

const optionsOf = (t: Texts, places: FoundGroup[]): { value: string; label: string }[] => [
  { value: "", label: t("groups.top") },
  ...places.map(({ id, name, above }) => ({
    value: String(id),
    label: above.length === 0 ? name : t("groups.above", { group: name, above: above.join(" – ") }),
  })),
];
