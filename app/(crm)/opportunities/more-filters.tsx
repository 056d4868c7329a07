import { FilterSelect } from "@/components/ui/filter-bar";
import { packOptions } from "@/components/ui/packed-options";
import { dayFilters, type OpportunitySearch, sortings } from "@/lib/crm/opportunities/opportunity-search";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  search: OpportunitySearch;
  sources: { id: number; name: string }[];
}

/** Source, the days between which, whether overdue, and the order (whose column heads a phone has not): folded away until one of them is in force. */
export function MoreFilters({ t, search, sources }: Props) {
  const inForce = search.source !== null || search.overdue || dayFilters.some((name) => search[name] !== null);
  const none = { value: "none", label: t("opportunities.without.source") };
  return (
    <details open={inForce} className="basis-full sm:order-last">
      <summary className="text-label min-h-6 w-fit cursor-pointer content-center font-medium text-link touch:min-h-touch">
        {t("opportunities.search.more")}
      </summary>
      <div className="mt-2 flex flex-wrap items-end gap-3">
        <FilterSelect
          id="filter-source"
          name="source"
          label={t("opportunities.fields.source")}
          value={String(search.source ?? "")}
          options={packOptions([{ value: "", label: t("opportunities.search.any.source") }, none], sources)}
        />
        {dayFilters.map((name) => (
          <div key={name} className="max-sm:basis-full">
            <label htmlFor={`filter-${name}`} className="text-label mb-1 block font-medium">
              {t(`opportunities.search.${name}`)}
            </label>
            <input key={search[name]} id={`filter-${name}`} className="field" type="date" name={name} defaultValue={search[name] ?? ""} />
          </div>
        ))}
        <label className="flex min-h-control items-center gap-2 touch:min-h-touch">
          <input key={String(search.overdue)} type="checkbox" className="tick" name="overdue" value="1" defaultChecked={search.overdue} />
          {t("opportunities.search.overdue")}
        </label>
        <FilterSelect
          id="filter-sort"
          name="sort"
          label={t("opportunities.search.sort")}
          value={search.sort}
          options={sortings.map((sort) => ({ value: sort, label: t(`opportunities.columns.${sort}`) }))}
        />
      </div>
    </details>
  );
}
