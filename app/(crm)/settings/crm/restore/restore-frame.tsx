import type { ReactNode } from "react";

import type { Reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../../../crm-page";
import { restoreContactsPath, restorePath } from "./paths";

interface Props {
  reader: Reader;
  path: string;
  params?: SearchParams;
  /** The list: of customers unless said otherwise. */
  list?: "contacts";
  /** What lies under the list, last in the breadcrumb. */
  further?: string;
  children: ReactNode;
}

/**
 * The frame of «Gjenopprett kunder»: a section of Administrasjon for who sees the sections; a page under Kundeoppfølging
 * for a sales manager, whose Administrasjon shows Grupper alone.
 */
export function RestoreFrame({ reader, path, params, list, further, children }: Props) {
  const { t, actor } = reader;
  const isSection = can(actor, "customers.restoreOthers");
  const crumbs = [
    ...(isSection
      ? [
          { label: t("shell.areas.settings"), href: "/settings/crm" },
          { label: t("shell.settings.title"), href: "/settings/crm" },
          { label: t("shell.settings.crm"), href: "/settings/crm" },
        ]
      : [{ label: t("customers.title"), href: "/customers" }]),
    { label: t("deletedCustomers.title"), href: further || list ? restorePath : undefined },
    ...(list ? [{ label: t("deletedContacts.tab"), href: further ? restoreContactsPath : undefined }] : []),
    ...(further ? [{ label: further }] : []),
  ];
  return (
    <CrmPage
      reader={reader}
      area={isSection ? "settings" : "customers"}
      section={isSection ? restorePath : undefined}
      params={params}
      path={path}
      crumbs={crumbs}
    >
      {children}
    </CrmPage>
  );
}
