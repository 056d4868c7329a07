import { FilterSelect } from "@/components/ui/filter-bar";
import { Button } from "@/components/ui/button";
import { DayField } from "@/components/sales-report/day-field";
import { dimensions } from "@/lib/crm/sales-report/breakdown";
import type { ReportChoices } from "@/lib/crm/sales-report/report-choices";
import type { Texts } from "@/lib/i18n/texts";

import { reportPath, type ReportQuery, scopeParam } from "./report-params";

interface Props {
  t: Texts;
  query: ReportQuery;
  /** Null: one's own figures alone, and nobody to choose. */
  choices: Pick<ReportChoices, "groups" | "sellers"> | null;
  years: number[];
}

/** What the report shows, a GET form: a year or «Egen periode», whose days then have their fields. */
export function ReportFilters({ t, query, choices, years }: Props) {
  const text = (key: string): string => t(`salesReport.filters.${key}`);
  const year = query.year === null ? "custom" : String(query.year);
  const listed = query.year === null || years.includes(query.year) ? years : [query.year, ...years].sort((a, b) => b - a);
  return (
    <form action={reportPath} role="search" aria-label={text("landmark")} className="flex flex-wrap items-start gap-3 print:hidden">
      <div className="sm:w-36 max-sm:flex-[1_1_8rem]">
        <FilterSelect
          id="report-year"
          name="year"
          label={text("year")}
          value={year}
          options={[...listed.map((each) => ({ value: String(each), label: String(each) })), { value: "custom", label: text("custom") }]}
        />
      </div>
      {query.year === null &&
        (["from", "to"] as const).map((name) => (
          <DayField
            key={name}
            id={`report-${name}`}
            name={name}
            label={text(name)}
            value={query.typed[name]}
            error={query.errors[name] && t(query.errors[name])}
          />
        ))}
      {choices && (
        <div className="sm:w-64 max-sm:flex-[1_1_100%]">
          <FilterSelect
            id="report-scope"
            name="scope"
            label={text("scope")}
            value={scopeParam(query.scope)}
            options={[
              { value: "", label: text("everybody") },
              ...choices.groups.map(({ id, name, depth }) => ({
                value: `group-${id}`,
                label: `${"\u00A0\u00A0".repeat(depth)}${name}`,
                group: text("groups"),
              })),
              { value: "nogroup", label: t("salesReport.noGroup"), group: text("groups") },
              ...choices.sellers.map(({ id, name }) => ({ value: `seller-${id}`, label: name, group: text("sellers") })),
            ]}
          />
        </div>
      )}
      <div className="sm:w-52 max-sm:flex-[1_1_8rem]">
        <FilterSelect
          id="report-by"
          name="by"
          label={text("by")}
          value={query.by ?? ""}
          options={[{ value: "", label: text("byGroup") }, ...dimensions.map((each) => ({ value: each, label: t(`salesReport.dimensions.${each}`) }))]}
        />
      </div>
      <Button className="sm:mt-[1.375rem] max-sm:w-full">{text("show")}</Button>
    </form>
  );
}
