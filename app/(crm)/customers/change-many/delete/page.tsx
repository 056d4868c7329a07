import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { readAsOf } from "@/lib/change-log/quiet-since";
import { countDeletion, opportunitiesOf } from "@/lib/crm/customers/count-deletion";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../count-changed";
import { CrmPage } from "../../../crm-page";
import { removeMany } from "../../actions";
import { pageHref, readSearch } from "../../customer-search-params";
import { DeletedAlong } from "../../../deleted-along";
import { deleteManyPath } from "../../many-paths";
import { readSelection, selectionFields, selectionQuery } from "../../selection-params";

export default guardedPage(DeleteManyPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.delete")).t("deletedCustomers.deleteMany.title") }));

/** «Slett» for the selected: how many, what goes along, yes and no. */
async function DeleteManyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.delete");
  const { t } = me;
  const params = await searchParams;
  const [search, selection] = [readSearch(params), readSelection(params)];
  const asOf = await readAsOf(database());
  const along = selection ? await countDeletion(database(), selection) : null;
  const list = pageHref(search, "first");
  const title = t("deletedCustomers.deleteMany.title");
  return (
    <CrmPage reader={me} area="customers" path={deleteManyPath} crumbs={[{ label: t("customers.title"), href: list }, { label: title }]}>
      <TextPage>
        <CountChanged t={t} params={params} />
        {selection === null || along === null || along.customers === 0 ? (
          <>
            <h1 className="text-page-title mb-2">{title}</h1>
            <EmptyState title={t("manyCustomers.nobody")}>
              <TextLink href={list}>{t("manyCustomers.nobodyWayOn")}</TextLink>
            </EmptyState>
          </>
        ) : (
          <>
            <h1 className="text-page-title mb-2">{t("deletedCustomers.deleteMany.question", { customers: along.customers })}</h1>
            <ConfirmForm
              action={removeMany}
              hidden={{
                ...selectionFields(selection, search),
                customers: String(along.customers),
                who: along.who,
                contacts: String(along.contacts),
                opportunities: String(opportunitiesOf(along)),
                asOf,
                list,
                back: `${deleteManyPath}?${selectionQuery(selection, search)}`,
              }}
              yes={t("deletedCustomers.deleteMany.yes", { customers: along.customers })}
              danger
              no={t("shell.no")}
              cancelHref={list}
            >
              <DeletedAlong t={t} along={along} />
            </ConfirmForm>
          </>
        )}
      </TextPage>
    </CrmPage>
  );
}
