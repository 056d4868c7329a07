import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { WhileTypedIn } from "@/components/form/while-typed-in";
import { TwoColumns } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { findAdditionalInfo } from "@/lib/crm/customers/additional-info-queries";
import { categoriesOf } from "@/lib/crm/categories/category-queries";
import { listIndustries } from "@/lib/crm/customers/customer-queries";
import { registerSources } from "@/lib/crm/register/register-entry";
import { listSellers } from "@/lib/crm/groups/sellers";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";
import { wasRefused } from "@/lib/refused";

import { edit, setCategoriesOfCustomer } from "../actions";
import { additionalInfoLabels, AdditionalInfoSection } from "../additional-info-section";
import { CategoriesPanel, isPanelOpen } from "../categories-panel";
import { FetchFromRegister } from "../register-lookup";
import { CustomerForm } from "../customer-form";
import { Card, findCustomerOr404 } from "./card";

export default guardedPage(CustomerPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("customers.see");
  return { title: (await findCustomerOr404(params, t.locale)).name };
});

/** «Firmainfo», with the panel «Kategorier» beside it. */
async function CustomerPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const { t, actor, firm } = me;
  const [customer, query] = await Promise.all([findCustomerOr404(params, t.locale), searchParams]);
  const db = database();
  // A form that was sent while «Tilleggsinfo» was a section here, and refused, keeps what was typed in it.
  const asSection = !firm.additionalInfoAsTab || (await wasRefused());
  const [info, categories, industries, sellers, sources] = await Promise.all([
    asSection ? findAdditionalInfo(db, customer.id, t.locale) : null,
    categoriesOf(db, "customer", customer.id, { counted: isPanelOpen(query) }),
    listIndustries(db, t.locale, customer.industry),
    listSellers(db, { chosen: customer.seller }),
    registerSources(db),
  ]);
  const path = `/customers/${customer.id}`;
  const labels = additionalInfoLabels(t);
  const further = (
    <WhileTypedIn fields={Object.keys(labels)} offered={!firm.additionalInfoAsTab}>
      {info && <AdditionalInfoSection t={t} info={info} />}
    </WhileTypedIn>
  );
  const mayFetch = customer.organizationNumber !== null && (sources.lookup || sources.extract) && can(actor, "customers.edit");
  const carried = categories.filter((category) => category.carried).map(({ name }) => name);
  return (
    <Card reader={me} customer={customer} tab="companyInfo" params={query} path={path} actions={mayFetch && <FetchFromRegister t={t} id={customer.id} />}>
      <p className="mb-3 md:hidden print:hidden">
        <TextLink href="#categories">{carried.length > 0 ? t("categories.panel.jumpTo", { names: carried.join(", ") }) : t("categories.panel.jump")}</TextLink>
      </p>
      <TwoColumns
        main={
          <CustomerForm
            t={t}
            action={edit}
            customer={customer}
            industries={industries}
            sellers={sellers}
            cancelHref="/customers"
            further={{ fields: further, labels }}
          />
        }
        aside={
          <CategoriesPanel
            t={t}
            kind="customer"
            id={customer.id}
            path={path}
            params={query}
            categories={categories}
            mayCreate={can(actor, "categories.createFromCard")}
            save={setCategoriesOfCustomer}
          />
        }
      />
    </Card>
  );
}
