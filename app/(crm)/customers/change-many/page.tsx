import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { countSelected } from "@/lib/crm/customers/selected-customers";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { pageHref, readSearch } from "../customer-search-params";
import { readSelection, selectionQuery } from "../selection-params";
import { changeManyPath, deleteManyPath, manyActNames, manyPath } from "../many-paths";

export default guardedPage(ChangeManyPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.changeMany")).t("manyCustomers.title") }));

/** «Endre valgte»: what can be done with them, where the bar has room for one button alone. */
async function ChangeManyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.changeMany");
  const { t } = me;
  const params = await searchParams;
  const [search, selection] = [readSearch(params), readSelection(params)];
  const { customers } = await countSelected(database(), selection, "source", t.locale);
  const list = pageHref(search, "first");
  return (
    <CrmPage reader={me} area="customers" path={changeManyPath} crumbs={[{ label: t("customers.title"), href: list }, { label: t("manyCustomers.title") }]}>
      <TextPage>
        <h1 className="text-page-title mb-2">{customers === 0 ? t("manyCustomers.title") : t("manyCustomers.what", { customers })}</h1>
        {customers === 0 ? (
          <EmptyState title={t("manyCustomers.nobody")}>
            <TextLink href={list}>{t("manyCustomers.nobodyWayOn")}</TextLink>
          </EmptyState>
        ) : (
          <ul className="space-y-2">
            {manyActNames.map((act) => (
              <li key={act}>
                <ButtonLink href={`${manyPath(act)}?${selectionQuery(selection, search)}`} className="w-full">
                  {t(`manyCustomers.${act}.action`)}
                </ButtonLink>
              </li>
            ))}
            <li>
              <ButtonLink variant="danger-quiet" href={`${deleteManyPath}?${selectionQuery(selection, search)}`} className="w-full">
                {t("deletedCustomers.deleteMany.action")}
              </ButtonLink>
            </li>
            <li>
              <ButtonLink variant="quiet" href={list}>
                {t("shell.no")}
              </ButtonLink>
            </li>
          </ul>
        )}
      </TextPage>
    </CrmPage>
  );
}
