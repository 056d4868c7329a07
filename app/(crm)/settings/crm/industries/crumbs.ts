import type { Texts } from "@/lib/i18n/texts";

import { list } from "./paths";

/** Administrasjon – Innstillinger – CRM – Bransjer, and what lies under it. */
export function crumbsTo(t: Texts, ...further: string[]): { label: string; href?: string }[] {
  return [
    { label: t("shell.areas.settings"), href: "/settings/crm" },
    { label: t("shell.settings.title"), href: "/settings/crm" },
    { label: t("shell.settings.crm"), href: "/settings/crm" },
    { label: t("industries.title"), href: further.length > 0 ? list : undefined },
    ...further.map((label) => ({ label })),
  ];
}
