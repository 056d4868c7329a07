import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { columns, usualColumns } from "@/lib/crm/customers/customer-list";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { pageHref, readSearch } from "../customer-search-params";
import { searchFields } from "../selection-params";

export default guardedPage(ColumnsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.see")).t("customers.columns.title") }));

/** «Velg kolonner»: what the list shows of each customer. A GET form to the list, whose address holds it beside the search. */
async function ColumnsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.see");
  const { t } = me;
  const search = readSearch(await searchParams);
  const { columns: chosen = usualColumns } = search;
  const list = pageHref(search, "first");
  return (
    <CrmPage
      reader={me}
      area="customers"
      path="/customers/columns"
      crumbs={[{ label: t("customers.title"), href: list }, { label: t("customers.columns.title") }]}
    >
      <TextPage>
        <h1 className="text-page-title mb-2">{t("customers.columns.title")}</h1>
        <p className="mb-4 text-muted">{t("customers.columns.lede")}</p>
        <form action="/customers" className="space-y-4">
          {Object.entries({ ...searchFields(search), columns: "name" }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <fieldset>
            <legend className="sr-only">{t("customers.columns.title")}</legend>
            {columns.map((name) => (
              <label key={name} className="flex min-h-8 items-center gap-2 touch:min-h-touch">
                <input type="checkbox" className="tick" name="columns" value={name} defaultChecked={chosen.includes(name)} />
                {t(`customers.fields.${name}`)}
              </label>
            ))}
          </fieldset>
          <div className="flex flex-wrap gap-2">
            <Button variant="main">{t("customers.columns.submit")}</Button>
            <ButtonLink variant="quiet" href={list}>
              {t("customers.moreFilters.cancel")}
            </ButtonLink>
          </div>
        </form>
      </TextPage>
    </CrmPage>
  );
}
