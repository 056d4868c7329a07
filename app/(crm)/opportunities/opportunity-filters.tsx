import { Chip } from "@/components/ui/chip";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import type { OpportunityFilterChoices } from "@/lib/crm/opportunities/opportunity-filter-choices";
import type { OpportunitySearch } from "@/lib/crm/opportunities/search-opportunities";
import type { Texts } from "@/lib/i18n/texts";

import { without } from "./opportunity-search-params";

interface Props {
  t: Texts;
  search: OpportunitySearch;
  choices: OpportunityFilterChoices;
}

/** Search first, then status, step, source and seller; the other filters come by links, and go along. */
export function OpportunityFilters({ t, search, choices }: Props) {
  const select = (name: "status" | "step" | "source" | "seller", value: string, options: { value: string; label: string }[]) => (
    <FilterSelect
      key={name}
      id={`filter-${name}`}
      name={name}
      label={t(`opportunities.fields.${name}`)}
      value={value}
      options={[{ value: "", label: t(`opportunities.search.any.${name}`) }, ...options]}
    />
  );
  const byId = (name: "step" | "source" | "seller") =>
    select(
      name,
      String(search[name] ?? ""),
      choices[name].map(({ id, name: label }) => ({ value: String(id), label })),
    );
  const further = (["product", "type", "lostReason", "customer"] as const).flatMap((name) => (search[name] ? [[name, String(search[name])]] : []));
  return (
    <FilterBar
      id="opportunity-search"
      action="/opportunities"
      label={t("opportunities.search.landmark")}
      search={{ name: "q", label: t("opportunities.search.label"), hint: t("opportunities.search.hint"), defaultValue: search.words }}
      filters={[
        select(
          "status",
          search.status?.toLowerCase() ?? "",
          (["OPEN", "WON", "LOST"] as const).map((status) => ({ value: status.toLowerCase(), label: t(`opportunities.statuses.${status}`) })),
        ),
        ...(["step", "source", "seller"] as const).map(byId),
      ]}
      hidden={Object.fromEntries(further) as Record<string, string>}
      inForce={choices.inForce.length + (search.status ? 1 : 0)}
      submitLabel={t("customers.search.submit")}
      filtersLabel={t("customers.search.filters")}
    />
  );
}

/** One chip per filter in force, each a link that takes it away. */
export function OpportunityChips({ t, search, choices }: Props) {
  const chip = (part: Parameters<typeof without>[1], filter: string) => (
    <Chip key={part} removeHref={without(search, part)} removeLabel={t("customers.removeFilter", { filter })}>
      {filter}
    </Chip>
  );
  return (
    <>
      {search.words !== "" && chip("words", t("customers.quoted", { words: search.words }))}
      {search.status && chip("status", t("opportunities.filterChip.status", { label: t(`opportunities.statuses.${search.status}`) }))}
      {choices.inForce.map(({ name, label }) => chip(name, t(`opportunities.filterChip.${name}`, { label })))}
    </>
  );
}
