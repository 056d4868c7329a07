import { TextField } from "@/components/form/field";
import type { Texts } from "@/lib/i18n/texts";

/** A contact's own fields; with a contact, each sends the value that was seen. */
export function ContactFields({ t, contact }: { t: Texts; contact?: { name: string; email: string; phone: string } }) {
  return (
    <>
      <TextField name="name" label={t("contacts.name")} defaultValue={contact?.name} seen={contact?.name} required autoComplete="off" />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={t("contacts.email")}
        defaultValue={contact?.email}
        seen={contact?.email}
        autoComplete="off"
      />
      <TextField name="phone" type="tel" inputMode="tel" label={t("contacts.phone")} defaultValue={contact?.phone} seen={contact?.phone} autoComplete="off" />
    </>
  );
}

/** The fields' labels for the error summary. */
export const contactLabels = (t: Texts): Record<string, string> => ({
  name: t("contacts.name"),
  email: t("contacts.email"),
  phone: t("contacts.phone"),
  role: t("contacts.role"),
});
