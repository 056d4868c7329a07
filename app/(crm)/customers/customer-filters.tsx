import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { packOptions } from "@/components/ui/packed-options";
import type { FilterChoices } from "@/lib/crm/customers/filter-choices";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { Texts } from "@/lib/i18n/texts";

/** Search first and widest, then the filters. A GET form: the URL holds it all. */
export function CustomerFilters({ t, search, choices }: { t: Texts; search: CustomerSearch; choices: FilterChoices }) {
  return (
    <FilterBar
      id="customer-search"
      action="/customers"
      label={t("customers.search.landmark")}
      search={{ name: "q", label: t("customers.search.label"), hint: t("customers.search.hint"), defaultValue: search.words }}
      filters={(["industry", "category", "seller", "source"] as const).map((name) => (
        <FilterSelect
          key={name}
          id={`filter-${name}`}
          name={name}
          label={t(`customers.fields.${name}`)}
          value={String(search[name] ?? "")}
          options={packOptions([{ value: "", label: t(`customers.search.any.${name}`) }], choices[name])}
        />
      ))}
      hidden={Object.fromEntries((["origin", "product"] as const).flatMap((name) => (search[name] ? [[name, String(search[name])]] : [])))}
      inForce={choices.inForce.length}
      submitLabel={t("customers.search.submit")}
      filtersLabel={t("customers.search.filters")}
      more={choices.industry.some(({ id, code }) => id === search.industry && code !== null) && <Secondary t={t} ticked={search.secondary} />}
    />
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
