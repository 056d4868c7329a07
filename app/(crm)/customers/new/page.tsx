import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { FormPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { listIndustries } from "@/lib/crm/customers/customer-queries";
import { listSellers } from "@/lib/crm/groups/sellers";
import { registerSources } from "@/lib/crm/register/register-entry";
import { database } from "@/lib/db/client";

import { CrmPage } from "../../crm-page";
import { create } from "../actions";
import { CustomerForm } from "../customer-form";
import { RegisterLookup } from "../register-lookup";

export default guardedPage(NewCustomerPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.edit")).t("customers.new.title") }));

async function NewCustomerPage() {
  const me = await reader("customers.edit");
  const { t } = me;
  const title = t("customers.new.title");
  const db = database();
  const [industries, sellers, sources] = await Promise.all([listIndustries(db, t.locale), listSellers(db), registerSources(db)]);
  return (
    <CrmPage reader={me} area="customers" path="/customers/new" crumbs={[{ label: t("customers.title"), href: "/customers" }, { label: title }]}>
      <FormPage>
        <PageHeader title={title} />
        <CustomerForm
          t={t}
          action={create}
          customer={null}
          industries={industries}
          sellers={sellers}
          cancelHref="/customers"
          lookUp={<RegisterLookup t={t} sources={sources} />}
        />
      </FormPage>
    </CrmPage>
  );
}
