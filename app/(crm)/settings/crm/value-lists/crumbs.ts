import type { Texts } from "@/lib/i18n/texts";

import type { ValueSection } from "./paths";

const titles = {
  "/settings/crm/additional-info": "valueLists.additionalInfo.title",
  "/settings/crm/roles": "valueLists.roles.title",
  "/settings/crm/opportunities": "valueLists.opportunities.title",
} as const satisfies Record<ValueSection, string>;

/** The title of a settings page that shows value lists. */
export const titleOf = (t: Texts, section: ValueSection): string => t(titles[section]);

/** Administrasjon – Innstillinger – CRM – the section, and what lies under it. */
export function crumbsTo(t: Texts, section: ValueSection, ...further: string[]): { label: string; href?: string }[] {
  return [
    { label: t("shell.areas.settings"), href: "/settings/crm" },
    { label: t("shell.settings.title"), href: "/settings/crm" },
    { label: t("shell.settings.crm"), href: "/settings/crm" },
    { label: titleOf(t, section), href: further.length > 0 ? section : undefined },
    ...further.map((label) => ({ label })),
  ];
}
