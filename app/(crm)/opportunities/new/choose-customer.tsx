import { LinkList } from "@/components/shell/link-list";
import { FilterBar } from "@/components/ui/filter-bar";
import { everyCustomer, searchCustomers } from "@/lib/crm/customers/search-customers";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

/** Which customer a new opportunity is for: a search, and each hit a link on. */
export async function ChooseCustomer({ t, words }: { t: Texts; words: string }) {
  const search = {
    ...everyCustomer,
    words: words
      .toWellFormed()
      .replace(/[\u0000-\u001F\u007F\uFFFD]/gu, " ")
      .slice(0, 200),
  };
  const { rows } = await searchCustomers(database(), { ...search, page: "first" }, t.locale);
  return (
    <>
      <h2 className="mb-2 font-semibold">{t("opportunities.new.choose")}</h2>
      <FilterBar
        id="choose-customer"
        action="/opportunities/new"
        label={t("opportunities.new.find")}
        search={{ name: "q", label: t("opportunities.new.find"), hint: t("customers.search.hint"), defaultValue: search.words.trim() }}
        submitLabel={t("customers.search.submit")}
      />
      {rows.length === 0 ? (
        <p className="mt-4 text-muted">{t("opportunities.new.noCustomers")}</p>
      ) : (
        <div className="mt-4">
          <LinkList
            label={t("opportunities.new.choose")}
            items={rows.slice(0, 20).map((row) => ({ href: href("/opportunities/new", { customer: row.id }), label: row.name, meta: row.city }))}
          />
        </div>
      )}
    </>
  );
}
