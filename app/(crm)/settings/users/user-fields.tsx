import { SelectField, TextField } from "@/components/form/field";
import { roles } from "@/lib/crm/users/user-fields";
import type { Texts } from "@/lib/i18n/texts";

interface User {
  name: string;
  email: string;
  role: string;
  language: string;
}

/** A user's fields; with a user, each sends the value that was seen. */
export function UserFields({ t, user }: { t: Texts; user?: User }) {
  return (
    <>
      <TextField name="name" label={t("users.name")} defaultValue={user?.name} seen={user?.name} required autoComplete="off" />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={t("users.email")}
        defaultValue={user?.email}
        seen={user?.email}
        required
        autoComplete="off"
      />
      <SelectField
        name="role"
        label={t("users.role")}
        defaultValue={user?.role ?? "EMPLOYEE"}
        seen={user?.role}
        options={[...roles].reverse().map((role) => ({ value: role, label: t(`users.roles.${role}`) }))}
      />
      <SelectField
        name="language"
        label={t("users.language")}
        defaultValue={user?.language ?? "nb"}
        seen={user?.language}
        options={(["nb", "en"] as const).map((language) => ({ value: language, label: t(`users.languages.${language}`) }))}
      />
    </>
  );
}

/** The fields' labels for the error summary. */
export const userLabels = (t: Texts): Record<string, string> => ({
  name: t("users.name"),
  email: t("users.email"),
  role: t("users.role"),
  language: t("users.language"),
  password: t("users.password.new"),
});
