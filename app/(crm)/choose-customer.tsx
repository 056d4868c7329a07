import { LinkList } from "@/components/shell/link-list";
import { FilterBar } from "@/components/ui/filter-bar";
import { everyCustomer } from "@/lib/crm/customers/customer-filters";
import { searchCustomers } from "@/lib/crm/customers/search-customers";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { href, readable } from "@/lib/local-path";

import { matchedText } from "./matched-text";

interface Props {
  t: Texts;
  words: string;
  /** The page it stands on: searched there, and each hit leads there with `customer`. */
  path: string;
  texts: { heading: string; find: string };
  /** A customer that can't be chosen. */
  but?: number;
}

const mostShown = 20;

/** Which customer an opportunity is for: a search, and each hit a link on. */
export async function ChooseCustomer({ t, words, path, texts, but }: Props) {
  const search = { ...everyCustomer, words: readable(words) };
  const { rows } = await searchCustomers(database(), { ...search, page: "first" }, t.locale);
  const shown = rows.filter(({ id }) => id !== but).slice(0, mostShown);
  return (
    <>
      <h2 className="mb-2 font-semibold wrap-anywhere">{texts.heading}</h2>
      <FilterBar
        id="choose-customer"
        action={path}
        label={texts.find}
        search={{ name: "q", label: texts.find, hint: t("customers.search.hint"), defaultValue: search.words }}
        submitLabel={t("customers.search.submit")}
      />
      {shown.length === 0 ? (
        <p className="mt-4 text-muted">{t("opportunities.new.noCustomers")}</p>
      ) : (
        <div className="mt-4">
          <LinkList
            label={texts.heading}
            items={shown.map((row) => ({
              href: href(path, { customer: row.id }),
              label: row.name,
              meta: [row.city, matchedText(t, row)].filter(Boolean).join(" · "),
            }))}
          />
        </div>
      )}
    </>
  );
}
