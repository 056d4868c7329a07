import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { packOptions } from "@/components/ui/packed-options";
import type { SelectOption } from "@/components/ui/select";
import type { FilterChoices } from "@/lib/crm/customers/filter-choices";
import { byName, sortings } from "@/lib/crm/customers/customer-list";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { Texts } from "@/lib/i18n/texts";

import { shownAsFields } from "./customer-search-params";

/** Search first and widest, then the filters. A GET form: the URL holds it all. */
export function CustomerFilters({ t, search, choices }: { t: Texts; search: CustomerSearch; choices: FilterChoices }) {
  return (
    <FilterBar
      id="customer-search"
      action="/customers"
      label={t("customers.search.landmark")}
      search={{ name: "q", label: t("customers.search.label"), hint: t("customers.search.hint"), defaultValue: search.words }}
      filters={
        <>
          {(["industry", "category", "seller", "source"] as const).map((name) => (
            <FilterSelect
              key={name}
              id={`filter-${name}`}
              name={name}
              label={t(`customers.fields.${name}`)}
              value={name === "category" ? search.categories.join(",") : String(search[name] ?? "")}
              options={packOptions(firstOptions(t, name, search, choices), choices[name])}
            />
          ))}
          <Sort t={t} search={search} />
        </>
      }
      hidden={notInBar(search)}
      inForce={choices.inForce.length}
      submitLabel={t("customers.search.submit")}
      filtersLabel={t("customers.search.filters")}
      more={choices.industry.some(({ id, code }) => id === search.industry && code !== null) && <Secondary t={t} ticked={search.secondary} />}
    />
  );
}

/** What is in force but has no field in the bar, sent along. */
function notInBar(search: CustomerSearch): Record<string, string> {
  const { categories, everyCategory, origin, product, changedSince } = search;
  const { sort, ...shown } = shownAsFields(search);
  return {
    ...(categories.length > 1 && everyCategory && { match: "all" }),
    ...(origin !== null && { origin: String(origin) }),
    ...(product !== null && { product: String(product) }),
    ...(changedSince !== null && { since: changedSince }),
    ...shown,
  };
}

/** What stands before the list of choices: all, those without, and several at once where several are in force. */
function firstOptions(t: Texts, name: "industry" | "category" | "seller" | "source", search: CustomerSearch, choices: FilterChoices): SelectOption[] {
  const all = { value: "", label: t(`customers.search.any.${name}`) };
  if (name === "seller") return [all, { value: "none", label: t("customers.search.withoutSeller") }];
  const gone = choices.inForce.find((filter) => filter.name === name && filter.gone);
  // What is deleted is no choice any more, and stays in force until another is made.
  if (gone && name !== "source" && search.categories.length < 2) return [all, { value: String(gone.value), label: t("views.deleted", { name: gone.label }) }];
  if (name !== "category" || search.categories.length < 2) return [all];
  const names = choices.inForce.filter((filter) => filter.name === "category").map(({ label }) => label);
  return [
    all,
    { value: search.categories.join(","), label: new Intl.ListFormat(t.locale, { type: search.everyCategory ? "conjunction" : "disjunction" }).format(names) },
  ];
}

/** The order, where the rows are stacked and there are no column heads to choose it by. */
function Sort({ t, search: { order = byName } }: { t: Texts; search: CustomerSearch }) {
  return (
    <div className="md:hidden">
      <FilterSelect
        id="filter-sort"
        name="sort"
        label={t("customers.search.sort")}
        value={order.sort === byName.sort ? "" : order.sort}
        options={sortings.map((sort) => ({ value: sort === byName.sort ? "" : sort, label: t(`customers.fields.${sort}`) }))}
      />
    </div>
  );
}

/** «Ta med tilleggskoder»: the register's second and third codes count too. Beside an industry that has a code. */
function Secondary({ t, ticked }: { t: Texts; ticked: boolean }) {
  return (
    <label className="flex min-h-9 items-center gap-2 touch:min-h-touch">
      <input key={String(ticked)} type="checkbox" className="tick" name="secondary" value="1" defaultChecked={ticked} />
      {t("customers.search.secondary")}
    </label>
  );
}
