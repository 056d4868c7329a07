import { Banner } from "@/components/ui/banner";
import { Tabs } from "@/components/ui/tabs";
import type { FilterInForce } from "@/lib/crm/customers/filter-choices";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { CustomerView } from "@/lib/crm/views/view-queries";
import type { Texts } from "@/lib/i18n/texts";

import { allHref, viewHref } from "./customer-search-params";
import { filterText } from "./filter-text";

/** So many that they take two lines of a phone or three; the others are on the page of all views. */
const most = 6;

/** The views as links over the list: first all customers, then the first views and the one that is open. Nothing for who has none. */
export function ViewTabs({ t, search, views }: { t: Texts; search: CustomerSearch; views: CustomerView[] }) {
  if (views.length === 0) return null;
  const shown = views.filter(({ id }, n) => n < most || id === search.view);
  return (
    <Tabs
      label={t("views.title")}
      items={[
        { href: allHref(views.some(({ opened }) => opened)), label: t("views.all"), current: typeof search.view !== "number" },
        ...shown.map(({ id, name, state }) => ({ href: viewHref(id, state), label: name, current: id === search.view })),
        { href: "/customers/views", label: t("views.manage") },
      ]}
    />
  );
}

/** What is filtered on though it is deleted: those who had it are still found. */
export function GoneFilters({ t, inForce }: { t: Texts; inForce: FilterInForce[] }) {
  const gone = inForce.filter((filter) => filter.gone).map((filter) => filterText(t, filter));
  if (gone.length === 0) return null;
  return (
    <div className="mb-3">
      <Banner tone="info">{t("views.gone", { filters: new Intl.ListFormat(t.locale).format(gone) })}</Banner>
    </div>
  );
}
