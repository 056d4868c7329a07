import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { contactsWithRole } from "@/lib/crm/contacts/contacts-with";
import { countUsesOf } from "@/lib/crm/value-lists/value-uses";
import { database } from "@/lib/db/client";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../../../../crm-page";
import { ContactsTable } from "../../../../contacts-table";
import { crumbsTo } from "../../../crumbs";
import { valueOr404 } from "../../../find-or-404";
import { valuePath } from "../../../paths";
import { roles } from "../../lists";

export default guardedPage(RoleContactsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contactRoles.edit")).t("valueLists.contacts.title") }));

const section = "/settings/crm/roles";

/** The contacts that have a role: what the count in the list leads to. */
async function RoleContactsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("contactRoles.edit");
  const { t } = me;
  const [role, query] = await Promise.all([valueOr404(me, roles, (await params).id), searchParams]);
  const after = idParam(param(query, "after"));
  const [page, uses] = await Promise.all([contactsWithRole(database(), role.id, after), countUsesOf(database(), roles.list.entity, role.id)]);
  const path = valuePath("contactRoles", role.id, "contacts");
  const heading = t("valueLists.contacts.heading", { name: role.name });
  return (
    <CrmPage reader={me} area="settings" section={section} path={path} crumbs={crumbsTo(t, section, role.name, t("valueLists.contacts.crumb"))}>
      <PageHeader title={heading} count={t.number(uses.contacts)} />
      <ContactsTable
        t={t}
        label={heading}
        page={page}
        path={path}
        first={after === null}
        none={{ title: t("valueLists.contacts.none"), href: section, back: t("valueLists.contacts.back") }}
      />
    </CrmPage>
  );
}
