import { Chip } from "@/components/ui/chip";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import type { OpportunityFilterChoices } from "@/lib/crm/opportunities/opportunity-filter-choices";
import { type DayFilter, dayFilters, filtersInForce, type OpportunityFilter, statuses } from "@/lib/crm/opportunities/opportunity-search";
import { noonOf } from "@/lib/dates/noon-of";
import type { Texts } from "@/lib/i18n/texts";

import { MoreFilters } from "./more-filters";
import { hiddenParams, type ListState, without } from "./opportunity-search-params";

interface Props {
  t: Texts;
  search: ListState;
  choices: OpportunityFilterChoices;
}

const first = ["status", "step", "seller", "group"] as const;

/** Search first, then status, step, seller and group; behind «Flere filtre» the days; the other filters come by links, and go along. */
export function OpportunityFilters({ t, search, choices }: Props) {
  const select = (name: (typeof first)[number], value: string, options: { value: string; label: string }[]) => (
    <FilterSelect
      key={name}
      id={`filter-${name}`}
      name={name}
      label={t(`opportunities.fields.${name}`)}
      value={value}
      options={[{ value: "", label: t(`opportunities.search.any.${name}`) }, ...options]}
    />
  );
  return (
    <FilterBar
      id="opportunity-search"
      action="/opportunities"
      label={t("opportunities.search.landmark")}
      search={{ name: "q", label: t("opportunities.search.label"), hint: t("opportunities.search.hint"), defaultValue: search.words }}
      filters={first.map((name) =>
        name === "status"
          ? select(
              name,
              search.status?.toLowerCase() ?? "",
              statuses.map((status) => ({ value: status.toLowerCase(), label: t(`opportunities.statuses.${status}`) })),
            )
          : select(
              name,
              String(search[name] ?? ""),
              choices[name].map(({ id, name: label }) => ({ value: String(id), label })),
            ),
      )}
      more={<MoreFilters t={t} search={search} sources={choices.source} />}
      hidden={hiddenParams(search, [...first, ...dayFilters, "source", "overdue"])}
      inForce={filtersInForce(search).length}
      submitLabel={t("customers.search.submit")}
      filtersLabel={t("customers.search.filters")}
    />
  );
}

/** One chip per filter in force, each a link that takes it away. */
export function OpportunityChips({ t, search, choices }: Props) {
  const chip = (part: "words" | OpportunityFilter, filter: string) => (
    <Chip key={part} removeHref={without(search, part)} removeLabel={t("customers.removeFilter", { filter })}>
      {filter}
    </Chip>
  );
  return (
    <>
      {search.words !== "" && chip("words", t("customers.quoted", { words: search.words }))}
      {filtersInForce(search).map((name) => chip(name, t(`opportunities.filterChip.${name}`, { label: labelOf(t, { search, choices }, name) })))}
    </>
  );
}

/** What is chosen by a filter, in words. */
function labelOf(t: Texts, { search, choices }: Omit<Props, "t">, name: OpportunityFilter): string {
  if (name === "nogroup" || name === "overdue") return "";
  const value = search[name];
  if (value === "none") return t(`opportunities.without.${name}`);
  if (name === "status") return t(`opportunities.statuses.${String(value)}`);
  if (isDay(name)) return t.date(noonOf(String(value)));
  return choices.names[name] ?? "";
}

const isDay = (name: OpportunityFilter): name is DayFilter => dayFilters.some((each) => each === name);
