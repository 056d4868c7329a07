import type { ComponentProps } from "react";

import { CrmPage } from "../../crm-page";
import { list } from "./paths";

/** Every page of «Import»: Administrasjon – Firma – Import, and what lies under it. */
export function ImportFrame({ further = [], reader, ...rest }: { further?: string[] } & Omit<ComponentProps<typeof CrmPage>, "area" | "section" | "crumbs">) {
  const { t } = reader;
  const crumbs = [
    { label: t("shell.areas.settings"), href: "/settings/crm" },
    { label: t("shell.settings.firm"), href: "/settings/crm" },
    { label: t("imports.page.title"), href: further.length > 0 ? list : undefined },
    ...further.map((label) => ({ label })),
  ];
  return <CrmPage {...rest} reader={reader} area="settings" section={list} crumbs={crumbs} />;
}
