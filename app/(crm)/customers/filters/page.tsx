import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { packOptions } from "@/components/ui/packed-options";
import { Select, type SelectOption } from "@/components/ui/select";
import { reader } from "@/lib/auth/current-session";
import { listAllFilterChoices } from "@/lib/crm/customers/filter-choices";
import { countFilterChoices } from "@/lib/crm/customers/filter-counts";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { pageHref, readSearch, shownAsFields } from "../customer-search-params";
import { CategoryChoice } from "./category-choice";

export default guardedPage(MoreFiltersPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.see")).t("customers.moreFilters.title") }));

/** «Flere filtre»: all that the list can be narrowed by, several categories among it. A GET form to the list, whose address holds what is chosen. */
async function MoreFiltersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.see");
  const { t } = me;
  const search = readSearch(await searchParams);
  const [choices, counts] = await Promise.all([listAllFilterChoices(database(), t.locale, search), countFilterChoices(database())]);
  const counted = (label: string, found = 0): string => (counts ? `${label} (${t.number(found)})` : label);
  const list = pageHref(search, "first");
  const first = (name: "industry" | "seller" | "source" | "origin" | "product"): SelectOption[] => [
    { value: "", label: t(`customers.search.any.${name}`) },
    ...(name === "seller" ? [{ value: "none", label: counted(t("customers.search.withoutSeller"), counts?.withoutSeller) }] : []),
  ];
  return (
    <CrmPage
      reader={me}
      area="customers"
      path="/customers/filters"
      crumbs={[{ label: t("customers.title"), href: list }, { label: t("customers.moreFilters.title") }]}
    >
      <TextPage>
        <h1 className="text-page-title mb-4">{t("customers.moreFilters.title")}</h1>
        {counts && <p className="-mt-3 mb-4 text-muted">{t("customers.moreFilters.counted")}</p>}
        <form action="/customers" className="space-y-4">
          {search.words !== "" && <input type="hidden" name="q" value={search.words} />}
          {search.secondary && <input type="hidden" name="secondary" value="1" />}
          {Object.entries(shownAsFields(search)).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {(["industry", "seller", "source", "origin", "product"] as const).map((name) => (
            <div key={name}>
              <label htmlFor={`filter-${name}`} className="text-label mb-1 block font-medium">
                {t(`customers.moreFilters.fields.${name}`)}
              </label>
              <Select
                id={`filter-${name}`}
                name={name}
                defaultValue={String(search[name] ?? "")}
                options={packOptions(
                  first(name),
                  choices[name].map(({ id, name: label, gone }) => ({
                    id,
                    name: gone ? t("views.deleted", { name: label }) : counted(label, counts?.[name].get(id)),
                  })),
                )}
              />
            </div>
          ))}
          <div className="w-48">
            <label htmlFor="filter-since" className="text-label mb-1 block font-medium">
              {t("customers.moreFilters.fields.changedSince")}
            </label>
            <input id="filter-since" type="date" name="since" className="field" defaultValue={search.changedSince ?? ""} />
          </div>
          <CategoryChoice t={t} categories={choices.category} counts={counts?.category} chosen={search.categories} every={search.everyCategory} />
          <div className="flex flex-wrap gap-2">
            <Button variant="main">{t("customers.moreFilters.submit")}</Button>
            <ButtonLink variant="quiet" href={list}>
              {t("customers.moreFilters.cancel")}
            </ButtonLink>
          </div>
        </form>
      </TextPage>
    </CrmPage>
  );
}
