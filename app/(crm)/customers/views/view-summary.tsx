import type { FilterChoices } from "@/lib/crm/customers/filter-choices";
import { byName, usualColumns } from "@/lib/crm/customers/customer-list";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { Texts } from "@/lib/i18n/texts";

import { filterText } from "../filter-text";

/** What a view shows, in words: whom, in which order, in which columns. */
export function ViewSummary({ t, search, inForce }: { t: Texts; search: CustomerSearch; inForce: FilterChoices["inForce"] }) {
  const { order = byName, columns = usualColumns } = search;
  const listed = (words: string[]) => new Intl.ListFormat(t.locale).format(words);
  return (
    <dl className="mb-4 grid gap-y-1">
      {[
        [t("views.whom"), inForce.length === 0 ? t("views.all") : listed(inForce.map((filter) => filterText(t, filter)))],
        [t("customers.search.sort"), t(order.descending ? "views.descending" : "views.ascending", { by: t(`customers.fields.${order.sort}`) })],
        [t("views.columns"), listed(["name" as const, ...columns].map((name) => t(`customers.fields.${name}`)))],
      ].map(([term, what]) => (
        <div key={term} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{what}</dd>
        </div>
      ))}
    </dl>
  );
}
