import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ResultLine } from "@/components/ui/result-line";
import { reader } from "@/lib/auth/current-session";
import { listDeletedContacts } from "@/lib/crm/deleted-contacts/list-deleted-contacts";
import { countDeletedCustomers } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { readErasureDays } from "@/lib/crm/erasing/erasure-time";
import { database } from "@/lib/db/client";
import { href, pageKeyIn, param, readable, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { DeletedList } from "../deleted-list";
import { restoreContactsPath } from "../paths";
import { RestoreFrame } from "../restore-frame";
import { RestoreTabs } from "../restore-tabs";

export default guardedPage(RestoreContactsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.restore")).t("deletedContacts.title") }));

/** The deleted contacts, those deleted last first. */
async function RestoreContactsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("contacts.restore");
  const { t, actor } = me;
  const params = await searchParams;
  const words = readable(param(params, "q"));
  const [page, customers, erasureDays] = await Promise.all([
    listDeletedContacts(database(), actor, words, pageKeyIn(params)),
    countDeletedCustomers(database(), actor),
    readErasureDays(database()),
  ]);
  const { contacts, found, total, hasPrevious, hasNext } = page;
  const to = (key: Record<string, string | number>): string => href(restoreContactsPath, { q: words, ...key });
  return (
    <RestoreFrame reader={me} path={restoreContactsPath} params={params} list="contacts">
      <PageHeader
        title={t("deletedContacts.title")}
        count={t("deletedContacts.howMany", { contacts: total })}
        lede={t(can(actor, "contacts.restoreOthers") ? "deletedContacts.lede" : "deletedContacts.ledeOwn")}
      />
      <RestoreTabs t={t} current="contacts" counts={{ customers, contacts: total }} />
      {total === 0 ? (
        <EmptyState title={t("deletedContacts.none")}>
          <TextLink href="/customers">{t("deletedCustomers.noneWayOn")}</TextLink>
        </EmptyState>
      ) : (
        <>
          <FilterBar
            id="restore-search"
            action={restoreContactsPath}
            label={t("deletedContacts.search")}
            search={{ name: "q", label: t("customers.search.label"), hint: t("contacts.link.hint"), defaultValue: words }}
            submitLabel={t("customers.search.submit")}
          />
          <ResultLine hits={t("shell.list.hits", { found })} of={words === "" ? undefined : t("shell.list.of", { total })} />
          {contacts.length === 0 ? (
            <EmptyState title={t("deletedContacts.noMatches", { words })}>
              <TextLink href={restoreContactsPath}>{t("shell.list.showAll")}</TextLink>
            </EmptyState>
          ) : (
            <DeletedList
              t={t}
              list={restoreContactsPath}
              labels={{ title: t("deletedContacts.title"), restoreAll: t("deletedContacts.restoreAll", { records: found }), bar: t("deletedContacts.bar") }}
              rows={contacts}
              columns={[
                { head: t("contacts.email"), of: ({ email }) => email },
                { head: t("deletedContacts.customers"), of: ({ customers: at }) => at.join(", ") },
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
        previous={hasPrevious && contacts[0] ? to({ before: contacts[0].id }) : undefined}
        next={hasNext ? to({ after: contacts.at(-1)?.id ?? 0 }) : undefined}
        last={hasNext ? to({ page: "last" }) : undefined}
      />
    </RestoreFrame>
  );
}
