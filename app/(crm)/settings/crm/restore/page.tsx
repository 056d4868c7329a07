import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import { reader } from "@/lib/auth/current-session";
import { listDeletedCustomers } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { countDeletedContacts } from "@/lib/crm/deleted-contacts/list-deleted-contacts";
import { readErasureDays } from "@/lib/crm/erasing/erasure-time";
import { database } from "@/lib/db/client";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import { href, pageKeyIn, param, readable, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { DeletedList } from "./deleted-list";
import { restorePath } from "./paths";
import { ErasureSetting } from "./erasure-setting";
import { RestoreFrame } from "./restore-frame";
import { RestoreTabs } from "./restore-tabs";

export default guardedPage(RestorePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.restore")).t("deletedCustomers.title") }));

/** «Gjenopprett kunder»: the deleted customers, those deleted last first. */
async function RestorePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.restore");
  const { t, actor } = me;
  const params = await searchParams;
  const words = readable(param(params, "q"));
  const [page, contacts, erasureDays] = await Promise.all([
    listDeletedCustomers(database(), actor, words, pageKeyIn(params)),
    countDeletedContacts(database(), actor),
    readErasureDays(database()),
  ]);
  const { customers, found, total, hasPrevious, hasNext } = page;
  const to = (key: Record<string, string | number>): string => href(restorePath, { q: words, ...key });
  return (
    <RestoreFrame reader={me} path={restorePath} params={params}>
      <PageHeader
        title={t("deletedCustomers.title")}
        count={t("deletedCustomers.howMany", { customers: total })}
        lede={t(can(actor, "customers.restoreOthers") ? "deletedCustomers.lede" : "deletedCustomers.ledeOwn")}
      />
      <RestoreTabs t={t} current="customers" counts={{ customers: total, contacts }} />
      {total === 0 ? (
        <EmptyState title={t("deletedCustomers.none")}>
          <TextLink href="/customers">{t("deletedCustomers.noneWayOn")}</TextLink>
        </EmptyState>
      ) : (
        <>
          <FilterBar
            id="restore-search"
            action={restorePath}
            label={t("deletedCustomers.search.landmark")}
            search={{ name: "q", label: t("customers.search.label"), hint: t("customers.search.hint"), defaultValue: words }}
            submitLabel={t("customers.search.submit")}
          />
          <ResultLine hits={t("shell.list.hits", { found })} of={words === "" ? undefined : t("shell.list.of", { total })} />
          {customers.length === 0 ? (
            <EmptyState title={t("customers.noMatches", { words })}>
              <TextLink href={restorePath}>{t("shell.list.showAll")}</TextLink>
            </EmptyState>
          ) : (
            <DeletedList
              t={t}
              list={restorePath}
              labels={{ title: t("deletedCustomers.title"), restoreAll: t("deletedCustomers.restoreAll", { records: found }), bar: t("deletedCustomers.bar") }}
              rows={customers}
              columns={[
                {
                  head: t("customers.fields.organizationNumberShort"),
                  of: ({ organizationNumber }) => organizationNumber && formatOrganizationNumber(organizationNumber),
                },
                { head: t("customers.fields.city"), of: ({ city }) => city },
              ]}
              erasureDays={erasureDays}
              words={words}
              found={found}
              selected={param(params, "selected")}
            />
          )}
        </>
      )}
      <Pagination
        label={t("shell.pages.label")}
        texts={{ first: t("shell.pages.first"), previous: t("shell.pages.previous"), next: t("shell.pages.next"), last: t("shell.pages.last") }}
        first={hasPrevious ? to({}) : undefined}
        previous={hasPrevious && customers[0] ? to({ before: customers[0].id }) : undefined}
        next={hasNext ? to({ after: customers.at(-1)?.id ?? 0 }) : undefined}
        last={hasNext ? to({ page: "last" }) : undefined}
      />
      {can(actor, "customers.erase") && <ErasureSetting t={t} days={erasureDays} />}
    </RestoreFrame>
  );
}
