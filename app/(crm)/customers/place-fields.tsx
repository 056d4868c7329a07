import { SelectField, TextField } from "@/components/form/field";
import { packOptions } from "@/components/ui/packed-options";
import type { Texts } from "@/lib/i18n/texts";

interface PlaceValues {
  role: number | null;
  workEmail: string;
  workPhone: string;
  from: string;
}

interface Props {
  t: Texts;
  place: PlaceValues;
  roles: { id: number; name: string }[];
  /** Each field sends the value that was seen: when a place is edited. */
  edited?: boolean;
}

/** What belongs to a person's place at one customer: role, work e-mail and phone, «Fra». */
export function PlaceFields({ t, place, roles, edited }: Props) {
  const value = (text: string) => ({ defaultValue: text, seen: edited ? text : undefined });
  return (
    <>
      <RoleField t={t} roles={roles} role={place.role} edited={edited} />
      <TextField name="from" type="date" label={t("contacts.place.from")} {...value(place.from)} required />
      <TextField name="workEmail" type="email" inputMode="email" label={t("contacts.place.workEmail")} {...value(place.workEmail)} autoComplete="off" />
      <TextField name="workPhone" type="tel" inputMode="tel" label={t("contacts.place.workPhone")} {...value(place.workPhone)} autoComplete="off" />
    </>
  );
}

export function RoleField({ t, roles, role, edited }: Pick<Props, "t" | "roles" | "edited"> & { role: number | null }) {
  const chosen = String(role ?? "");
  return (
    <SelectField
      name="role"
      label={t("contacts.role")}
      defaultValue={chosen}
      seen={edited ? chosen : undefined}
      options={packOptions([{ value: "", label: t("customers.notChosen") }], roles)}
    />
  );
}

/** The fields' labels for the error summary. */
export const placeLabels = (t: Texts): Record<string, string> => ({
  role: t("contacts.role"),
  workEmail: t("contacts.place.workEmail"),
  workPhone: t("contacts.place.workPhone"),
  from: t("contacts.place.from"),
  until: t("contacts.place.until"),
});
