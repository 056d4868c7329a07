import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { listDeletedCustomers } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { countDeletedContacts } from "@/lib/crm/deleted-contacts/list-deleted-contacts";
import { readErasureDays } from "@/lib/crm/erasing/erasure-time";
import { database } from "@/lib/db/client";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import { upTo } from "@/lib/i18n/up-to";
import { pageKeyIn, param, readable, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { restorePath } from "./paths";
import { ErasureSetting } from "./erasure-setting";
import { RestoreFrame } from "./restore-frame";
import { RestoreTabs } from "./restore-tabs";
import { SearchedDeleted } from "./searched-deleted";

export default guardedPage(RestorePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.restore")).t("deletedCustomers.title") }));

/** «Gjenopprett kunder»: the deleted customers, those deleted last first. */
async function RestorePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.restore");
  const { t, actor } = me;
  const params = await searchParams;
  const words = readable(param(params, "q"));
  const at = pageKeyIn(params);
  const [page, contacts, erasureDays] = await Promise.all([
    listDeletedCustomers(database(), actor, words, at),
    countDeletedContacts(database(), actor),
    readErasureDays(database()),
  ]);
  const { found, total } = page;
  return (
    <RestoreFrame reader={me} path={restorePath} params={params}>
      <PageHeader
        title={t("deletedCustomers.title")}
        count={t("deletedCustomers.howMany", { customers: total, shown: upTo(t, total) })}
        lede={t(can(actor, "customers.restoreOthers") ? "deletedCustomers.lede" : "deletedCustomers.ledeOwn")}
      />
      <RestoreTabs t={t} current="customers" counts={{ customers: total, contacts }} />
      <SearchedDeleted
        t={t}
        list={restorePath}
        page={{ ...page, rows: page.customers }}
        texts={{
          none: t(can(actor, "customers.restoreOthers") ? "deletedCustomers.none" : "deletedCustomers.noneOwn"),
          search: t("deletedCustomers.search.landmark"),
          hint: t("customers.search.hint"),
          noMatches: t("customers.noMatches", { words }),
        }}
        labels={{
          title: t("deletedCustomers.title"),
          restoreAll: t("deletedCustomers.restoreAll", { records: found, shown: upTo(t, found) }),
          bar: t("deletedCustomers.bar"),
        }}
        columns={[
          {
            head: t("customers.fields.organizationNumberShort"),
            of: ({ organizationNumber }) => organizationNumber && formatOrganizationNumber(organizationNumber),
          },
          { head: t("customers.fields.city"), of: ({ city }) => city },
        ]}
        erasureDays={erasureDays}
        words={words}
        at={at}
        selected={param(params, "selected")}
      />
      {can(actor, "customers.erase") && <ErasureSetting t={t} days={erasureDays} />}
    </RestoreFrame>
  );
}
