import type { ComponentProps } from "react";

import { CustomerTable } from "@/components/customers/customer-table";
import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { TickedCount } from "@/components/ui/ticked-count";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { Texts } from "@/lib/i18n/texts";

import { changeManyPath, deleteManyPath, manyActNames, manyPath } from "./many-paths";
import { pageHref } from "./customer-search-params";
import { searchFields, type Selected, withSelected } from "./selection-params";

interface Props extends Pick<ComponentProps<typeof CustomerTable>, "lines" | "labels" | "sort"> {
  t: Texts;
  search: CustomerSearch;
  selected: Selected;
  /** How many the search finds, as it is shown; and whether that is only how far it was counted. */
  found: string;
  more: boolean;
}

/**
 * The list with a checkbox on each row, and what can be done with those that are ticked: a GET form, so each act is a
 * page of its own. What only puts ticks back as the page was sent is a reset, which needs no script.
 */
export function CustomerSelection({ t, search, selected, found, more, lines, labels, sort }: Props) {
  const here = search.page;
  return (
    <form action={changeManyPath} className="bulk-form">
      {Object.entries(searchFields(search)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {selected === "all" && <input type="hidden" name="all" value="1" />}
      <p className="mb-1 print:hidden">
        {selected === "page" ? (
          <Button type="reset" size="row" variant="quiet">
            {t("customers.select.page")}
          </Button>
        ) : (
          <TextLink href={withSelected(pageHref(search, here), "page")} scroll={false} className="inline-flex min-h-6 items-center touch:min-h-touch">
            {t("customers.select.page")}
          </TextLink>
        )}
      </p>
      <CustomerTable
        key={selected ?? ""}
        lines={lines}
        labels={labels}
        sort={sort}
        select={{ label: t("customers.select.one", { name: "{name}" }), column: t("customers.select.column"), rows: selected }}
      />
      <BulkBar label={t("customers.select.bar")}>
        {selected === "all" ? (
          <span className="font-semibold">{t("customers.select.allSelected", { found, more: String(more) })}</span>
        ) : (
          <>
            <TickedCount label={t("customers.select.chosen", { count: "{count}" })} />
            <TextLink href={withSelected(pageHref(search, here), "all")} scroll={false} className="inline-flex min-h-6 items-center touch:min-h-touch">
              {t("customers.select.all", { found, more: String(more) })}
            </TextLink>
          </>
        )}
        <Button size="row" className="md:hidden">
          {t("manyCustomers.title")}
        </Button>
        {manyActNames.map((act) => (
          <Button key={act} size="row" formAction={manyPath(act)} className="max-md:hidden">
            {t(`manyCustomers.${act}.action`)}
          </Button>
        ))}
        <Button size="row" variant="danger-quiet" formAction={deleteManyPath} className="max-md:hidden">
          {t("deletedCustomers.deleteMany.action")}
        </Button>
        <span className="ml-auto">
          {selected === null ? (
            <Button type="reset" size="row" variant="quiet">
              {t("customers.select.none")}
            </Button>
          ) : (
            <TextLink href={pageHref(search, here)} scroll={false} className="inline-flex min-h-6 items-center touch:min-h-touch">
              {t("customers.select.none")}
            </TextLink>
          )}
        </span>
      </BulkBar>
    </form>
  );
}
