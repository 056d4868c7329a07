import type { Texts } from "@/lib/i18n/texts";

import { list } from "./paths";

/** Administrasjon – Innstillinger – CRM – Grupper, and what lies under it. */
export function crumbsTo(t: Texts, chosen?: string): { label: string; href?: string }[] {
  return [
    { label: t("shell.areas.settings"), href: "/settings/crm" },
    { label: t("shell.settings.title"), href: "/settings/crm" },
    { label: t("shell.settings.crm"), href: "/settings/crm" },
    { label: t("groups.title"), href: chosen === undefined ? undefined : list },
    ...(chosen === undefined ? [] : [{ label: chosen }]),
  ];
}
