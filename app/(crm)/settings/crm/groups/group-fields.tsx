import { SelectField, TextField } from "@/components/form/field";
import { TextAreaField } from "@/components/form/text-area-field";
import type { GroupType } from "@/lib/crm/groups/group-fields";
import type { Texts } from "@/lib/i18n/texts";

/** What the fields hold, and what of it was seen: the same, unless one comes back to what one typed. */
interface Props {
  t: Texts;
  type: GroupType;
  group?: { name: string; description: string; type: GroupType };
  typed?: { name: string; description: string; type: string };
}

export function GroupFields({ t, type, group, typed = group }: Props) {
  return (
    <>
      <TextField name="name" label={t("groups.fields.name")} width="full" defaultValue={typed?.name} seen={group?.name} required={!group} autoComplete="off" />
      <TextAreaField name="description" label={t("groups.fields.description")} rows={3} defaultValue={typed?.description} seen={group?.description} />
      <SelectField
        name="type"
        label={t("groups.fields.type")}
        defaultValue={typed?.type ?? type}
        seen={group?.type}
        hint={t("groups.fields.typeHint")}
        options={(["STANDARD", "SALES"] as const).map((value) => ({ value, label: t(`groups.types.${value}`) }))}
      />
    </>
  );
}

export const labelsOf = (t: Texts): Record<string, string> => ({
  name: t("groups.fields.name"),
  description: t("groups.fields.description"),
  type: t("groups.fields.type"),
});
