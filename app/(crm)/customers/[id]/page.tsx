import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { TwoColumns } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import { categoriesOf } from "@/lib/crm/categories/category-queries";
import { listIndustries } from "@/lib/crm/customers/customer-queries";
import { listSellers } from "@/lib/crm/groups/sellers";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { edit, setCategoriesOfCustomer } from "../actions";
import { CategoriesPanel } from "../categories-panel";
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
  const { t, actor } = me;
  const [customer, query] = await Promise.all([findCustomerOr404(params, t.locale), searchParams]);
  const db = database();
  const [categories, industries, sellers] = await Promise.all([
    categoriesOf(db, "customer", customer.id),
    listIndustries(db, t.locale, customer.industry),
    listSellers(db, { chosen: customer.seller }),
  ]);
  const path = `/customers/${customer.id}`;
  const carried = categories.filter((category) => category.carried).map(({ name }) => name);
  return (
    <Card reader={me} customer={customer} tab="companyInfo" params={query} path={path}>
      <p className="mb-3 md:hidden print:hidden">
        <TextLink href="#categories">{carried.length > 0 ? t("categories.panel.jumpTo", { names: carried.join(", ") }) : t("categories.panel.jump")}</TextLink>
      </p>
      <TwoColumns
        main={<CustomerForm t={t} action={edit} customer={customer} industries={industries} sellers={sellers} cancelHref="/customers" />}
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
