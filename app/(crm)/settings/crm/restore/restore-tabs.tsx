import { Tabs } from "@/components/ui/tabs";
import type { Texts } from "@/lib/i18n/texts";
import { upTo } from "@/lib/i18n/up-to";

import { restoreContactsPath, restorePath } from "./paths";

/** What can be restored: customers, and contacts who were deleted by themselves. */
export function RestoreTabs({ t, current, counts }: { t: Texts; current: "customers" | "contacts"; counts: { customers: number; contacts: number } }) {
  return (
    <Tabs
      label={t("deletedContacts.tabs")}
      items={[
        { href: restorePath, label: t("deletedCustomers.tab"), count: upTo(t, counts.customers), current: current === "customers" },
        { href: restoreContactsPath, label: t("deletedContacts.tab"), count: upTo(t, counts.contacts), current: current === "contacts" },
      ]}
    />
  );
}
