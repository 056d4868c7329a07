import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { listFilterChoices } from "@/lib/crm/customers/filter-choices";
import { stateOf } from "@/lib/crm/views/view-state";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../../../crm-page";
import { saveView } from "../../actions";
import { pageHref, readSearch } from "../../customer-search-params";
import { crumbsTo, viewsPath } from "../crumbs";
import { ViewFields, viewLabels } from "../view-fields";
import { ViewSummary } from "../view-summary";

export default guardedPage(NewViewPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("views.keep")).t("views.new.title") }));

/** «Lagre visning»: what the list shows, under a name. */
async function NewViewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("views.keep");
  const { t } = me;
  const search = readSearch(await searchParams);
  const { inForce } = await listFilterChoices(database(), t.locale, search);
  return (
    <CrmPage reader={me} area="customers" path={`${viewsPath}/new`} crumbs={crumbsTo(t, t("views.new.title"))}>
      <TextPage>
        <h1 className="text-page-title mb-2">{t("views.new.title")}</h1>
        <p className="mb-4 text-muted">{t("views.new.lede")}</p>
        <ViewSummary t={t} search={search} inForce={inForce} />
        <Form action={saveView} hidden={{ state: stateOf(search) }} labels={viewLabels(t)}>
          <ViewFields t={t} mayShare={can(me.actor, "views.share")} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t("views.new.title")}</SubmitButton>
            <ButtonLink variant="quiet" href={pageHref(search, "first")}>
              {t("shell.cancel")}
            </ButtonLink>
          </div>
        </Form>
      </TextPage>
    </CrmPage>
  );
}
