import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { contactsWithCategory } from "@/lib/crm/contacts/contacts-with";
import { database } from "@/lib/db/client";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../../../crm-page";
import { ContactsTable } from "../../../contacts-table";
import { crumbsTo } from "../../crumbs";
import { list } from "../../paths";
import { findOr404 } from "../find-or-404";

export default guardedPage(CategoryContactsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("categories.see")).t("categories.carriers.title") }));

/** The contacts that carry a category: what the count in the list leads to. */
async function CategoryContactsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("categories.see");
  const { t } = me;
  const [category, query] = await Promise.all([findOr404(params), searchParams]);
  const after = idParam(param(query, "after"));
  const page = await contactsWithCategory(database(), category.id, after);
  const heading = t("categories.carriers.heading", { name: category.name });
  const path = `${list}/${category.id}/contacts`;
  return (
    <CrmPage reader={me} area="settings" section={list} path={path} crumbs={crumbsTo(t, category.name, t("categories.contacts"))}>
      <PageHeader title={heading} count={t.number(category.contacts)} lede={category.showOnContact ? undefined : t("categories.carriers.hidden")} />
      <ContactsTable
        t={t}
        label={heading}
        page={page}
        path={path}
        first={after === null}
        none={{ title: t("categories.carriers.none"), href: list, back: t("categories.carriers.back") }}
      />
    </CrmPage>
  );
}
