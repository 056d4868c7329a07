import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { listDeletedContacts } from "@/lib/crm/deleted-contacts/list-deleted-contacts";
import { countDeletedCustomers } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { readErasureDays } from "@/lib/crm/erasing/erasure-time";
import { database } from "@/lib/db/client";
import { upTo } from "@/lib/i18n/up-to";
import { pageKeyIn, param, readable, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { restoreContactsPath } from "../paths";
import { RestoreFrame } from "../restore-frame";
import { RestoreTabs } from "../restore-tabs";
import { SearchedDeleted } from "../searched-deleted";

export default guardedPage(RestoreContactsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.restore")).t("deletedContacts.title") }));

/** The deleted contacts, those deleted last first. */
async function RestoreContactsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("contacts.restore");
  const { t, actor } = me;
  const params = await searchParams;
  const words = readable(param(params, "q"));
  const at = pageKeyIn(params);
  const [page, customers, erasureDays] = await Promise.all([
    listDeletedContacts(database(), actor, words, at),
    countDeletedCustomers(database(), actor),
    readErasureDays(database()),
  ]);
  const { found, total } = page;
  return (
    <RestoreFrame reader={me} path={restoreContactsPath} params={params} list="contacts">
      <PageHeader
        title={t("deletedContacts.title")}
        count={t("deletedContacts.howMany", { contacts: total, shown: upTo(t, total) })}
        lede={t(can(actor, "contacts.restoreOthers") ? "deletedContacts.lede" : "deletedContacts.ledeOwn")}
      />
      <RestoreTabs t={t} current="contacts" counts={{ customers, contacts: total }} />
      <SearchedDeleted
        t={t}
        list={restoreContactsPath}
        page={{ ...page, rows: page.contacts }}
        texts={{
          none: t(can(actor, "contacts.restoreOthers") ? "deletedContacts.none" : "deletedContacts.noneOwn"),
          search: t("deletedContacts.search"),
          hint: t("contacts.link.hint"),
          noMatches: t("deletedContacts.noMatches", { words }),
        }}
        labels={{
          title: t("deletedContacts.title"),
          restoreAll: t("deletedContacts.restoreAll", { records: found, shown: upTo(t, found) }),
          bar: t("deletedContacts.bar"),
        }}
        columns={[
          { head: t("contacts.email"), of: ({ email }) => email },
          { head: t("deletedContacts.customers"), of: ({ customers: at }) => at.join(", ") },
        ]}
        erasureDays={erasureDays}
        words={words}
        at={at}
        selected={param(params, "selected")}
      />
    </RestoreFrame>
  );
}
