import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { LinkList } from "@/components/shell/link-list";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { originList, productList, sourceList } from "@/lib/crm/additional-info/additional-info-lists";
import { countCategories } from "@/lib/crm/categories/category-queries";
import { countDeletedCustomers } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { countGroups } from "@/lib/crm/groups/group-queries";
import { countIndustries } from "@/lib/crm/industries/industry-queries";
import { contactRoleList } from "@/lib/crm/contact-roles/contact-role-list";
import { lostReasonList, opportunityStepList, opportunityTypeList } from "@/lib/crm/opportunities/opportunity-lists";
import { countValues } from "@/lib/crm/value-lists/value-queries";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import { upTo } from "@/lib/i18n/up-to";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../../crm-page";
import { settingsSections } from "../../settings-sections";

export default guardedPage(SettingsSectionsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("settings.see")).t("shell.areas.settings") }));

/** The section list as a page: on a phone it is the way into Administrasjon. */
async function SettingsSectionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("settings.see");
  const { t } = me;
  const [origins = 0, products = 0, sources = 0, roles = 0, types = 0, steps = 0, reasons = 0] = await countValues(database(), [
    ...[originList, productList, sourceList, contactRoleList].map(({ entity }) => entity),
    ...[opportunityTypeList, opportunityStepList, lostReasonList].map(({ entity }) => entity),
  ]);
  const deleted = await countDeletedCustomers(database(), me.actor);
  const meta: Record<string, string> = {
    "/settings/crm/additional-info": t("valueLists.howMany", { values: origins + products + sources }),
    "/settings/crm/roles": t("valueLists.howMany", { values: roles }),
    "/settings/crm/opportunities": t("valueLists.howMany", { values: types + steps + reasons }),
    "/settings/crm/categories": t("categories.howMany", { categories: await countCategories(database()) }),
    "/settings/crm/groups": t("groups.howMany", {
      groups: await countGroups(database(), { visible: can(me.actor, "groups.edit") ? "all" : "sales", today: todayInOslo(new Date()) }),
    }),
    "/settings/crm/industries": t("industries.howMany", { industries: await countIndustries(database()) }),
    "/settings/crm/restore": t("deletedCustomers.howMany", { customers: deleted, shown: upTo(t, deleted) }),
    "/settings/import": t("imports.page.lede"),
    "/settings/export": t("exports.page.short"),
    "/settings/users": t("users.lede"),
    "/settings/change-log": t("changeLog.lede"),
  };
  return (
    <CrmPage
      reader={me}
      area="settings"
      section=""
      params={await searchParams}
      path="/settings/crm"
      crumbs={[{ label: t("shell.areas.settings") }, { label: t("shell.settings.title") }, { label: t("shell.settings.crm") }]}
    >
      <TextPage>
        <PageHeader title={t("shell.areas.settings")} />
        {settingsSections(me).map(({ heading, items }) => (
          <section key={heading} aria-label={heading} className="mb-6">
            <h2 className="text-label mb-1 font-semibold text-muted">{heading}</h2>
            <LinkList label={heading} items={items.map((item) => ({ ...item, meta: meta[item.href] }))} />
          </section>
        ))}
      </TextPage>
    </CrmPage>
  );
}
