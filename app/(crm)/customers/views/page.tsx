import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { listViews } from "@/lib/crm/views/view-queries";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { openWith } from "../actions";
import { allHref } from "../customer-search-params";
import { viewsPath } from "./crumbs";
import { ViewTable } from "./view-table";

export default guardedPage(ViewsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("views.keep")).t("views.title") }));

/** «Visninger»: one's own and those that others share. All switches are submit buttons of one form. */
async function ViewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("views.keep");
  const { t } = me;
  const views = await listViews(database(), me.actor);
  const all = allHref(views.some(({ opened }) => opened));
  return (
    <CrmPage
      reader={me}
      area="customers"
      params={await searchParams}
      path={viewsPath}
      crumbs={[{ label: t("customers.title"), href: "/customers" }, { label: t("views.title") }]}
    >
      <PageHeader
        title={t("views.title")}
        count={t.number(views.length)}
        lede={t("views.lede")}
        actions={
          <ButtonLink variant="quiet" href={all}>
            {t("views.all")}
          </ButtonLink>
        }
      />
      {views.length === 0 ? (
        <EmptyState title={t("views.none")}>
          {t("views.noneWayOn")} <TextLink href={all}>{t("customers.title")}</TextLink>
        </EmptyState>
      ) : (
        <Form action={openWith} id="open-with">
          <ViewTable t={t} views={views} actor={me.actor} />
        </Form>
      )}
    </CrmPage>
  );
}
