import type { Texts } from "@/lib/i18n/texts";

/** Administrasjon – Firma – Brukere, and who lies under it. */
export function userCrumbs(t: Texts, ...further: string[]): { label: string; href?: string }[] {
  return [
    { label: t("shell.areas.settings"), href: "/settings/crm" },
    { label: t("shell.settings.firm"), href: "/settings/crm" },
    { label: t("users.title"), href: further.length > 0 ? "/settings/users" : undefined },
    ...further.map((label) => ({ label })),
  ];
}
