import { cache, type ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import { Menu, type MenuLinkItem } from "@/components/ui/menu";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { Reader } from "@/lib/auth/current-session";
import { type CustomerCard, findCustomer } from "@/lib/crm/customers/customer-queries";
import { findMergedInto } from "@/lib/crm/duplicates/merge-queries";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import { href, idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { can } from "@/lib/permissions";
import { redirectTo } from "@/lib/redirect-to";

import { CrmPage } from "../../crm-page";

/**
 * The customer of a page's address; a page that does not exist when it is deleted or never was. The address of one that
 * was merged into another leads to the same page of that one.
 */
export async function findCustomerOr404(params: Promise<{ id: string }>, language: "nb" | "en"): Promise<CustomerCard> {
  const id = idParam((await params).id);
  const customer = id === null ? null : await customerById(id, language);
  if (customer || id === null) return customer ?? noSuchPage();
  const into = await findMergedInto(database(), "customer", id);
  return into === null ? noSuchPage() : redirectTo(`/customers/${id}`, `/customers/${into}`);
}

/** Asked once per request, for the page and for its title. */
const customerById = cache((id: number, language: "nb" | "en") => findCustomer(database(), id, language));

interface Props {
  reader: Reader;
  customer: CustomerCard;
  tab: "companyInfo" | "additionalInfo" | "contacts" | "opportunities" | "history";
  params?: SearchParams;
  path: string;
  /** What lies under the tab, last in the breadcrumb. */
  further?: string;
  /** Right of the customer's name. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The customer card's frame: name, number, form, city, seller, and the tabs. */
export function Card({ reader, customer, tab, params, path, further, actions, children }: Props) {
  const { t, firm } = reader;
  const base = `/customers/${customer.id}`;
  const crumbs = [
    { label: t("customers.title"), href: "/customers" },
    { label: customer.name, href: further ? base : undefined },
    ...(further ? [{ label: further }] : []),
  ];
  return (
    <CrmPage reader={reader} area="customers" params={params} path={path} crumbs={crumbs}>
      <PageHeader
        title={customer.name}
        meta={<Meta reader={reader} customer={customer} />}
        actions={
          <>
            {actions}
            <Acts reader={reader} customer={customer} base={base} />
          </>
        }
      />
      <RegisterStatus reader={reader} customer={customer} />
      <Tabs
        label={t("customers.tabs.label")}
        items={[
          { href: base, label: t("customers.tabs.companyInfo"), current: tab === "companyInfo" },
          ...(firm.additionalInfoAsTab || tab === "additionalInfo"
            ? [{ href: `${base}/additional-info`, label: t("customers.tabs.additionalInfo"), current: tab === "additionalInfo" }]
            : []),
          { href: `${base}/contacts`, label: t("customers.tabs.contacts"), count: t.number(customer.contacts), current: tab === "contacts" },
          {
            href: `${base}/opportunities`,
            label: t("customers.tabs.opportunities"),
            count: t.number(customer.opportunities),
            current: tab === "opportunities",
          },
          { href: `${base}/history`, label: t("customers.tabs.history"), current: tab === "history" },
        ]}
      />
      {children}
    </CrmPage>
  );
}

/** What is done with the whole customer: beside its name on a desk, behind «⋯» on a phone. */
function Acts({ reader: { t, actor }, customer, base }: { reader: Reader; customer: CustomerCard; base: string }) {
  const acts: MenuLinkItem[] = [];
  if (can(actor, "customers.merge")) acts.push({ href: `${base}/merge`, label: t("duplicates.merge.cardAction"), icon: "merge" });
  if (can(actor, "customers.delete")) acts.push({ href: `${base}/delete`, label: t("deletedCustomers.delete.action"), icon: "trash-2", danger: true });
  if (acts.length === 0) return null;
  return (
    <>
      {acts.map(({ href: to, label, icon, danger }) => (
        <ButtonLink key={to} icon={icon} variant={danger ? "danger-quiet" : "quiet"} href={to} className="max-sm:hidden">
          {label}
        </ButtonLink>
      ))}
      <div className="sm:hidden">
        <Menu id="customer-acts" label={t("customers.actionsFor", { name: customer.name })} items={acts} variant="plain" />
      </div>
    </>
  );
}

/** What the register last said of an enterprise that is not what it was: bankrupt, being wound up, deleted. */
export function registerSays(t: Texts, { registerStatus: status, registerStatusSince: since, registerAsOf: asOf }: CustomerCard): string | null {
  if (status === null || status === "registered" || asOf === null) return null;
  const said = t("register.status", { status, since: since === null ? "none" : t.date(noonOf(since)) });
  return t("register.statusOn", { status: said, when: t.date(asOf) });
}

function RegisterStatus({ reader: { t }, customer }: { reader: Reader; customer: CustomerCard }) {
  const said = registerSays(t, customer);
  if (said === null) return null;
  return (
    <p className="mb-2 flex items-start gap-1.5 font-medium text-warning">
      <Icon name="triangle-alert" className="mt-0.5" />
      {said}
    </p>
  );
}

function Meta({ reader: { t }, customer }: { reader: Reader; customer: CustomerCard }) {
  const parts = [
    customer.organizationNumber && formatOrganizationNumber(customer.organizationNumber),
    customer.organizationForm && t(`organizationForms.${customer.organizationForm}`),
    customer.visitingCity || customer.postalCity,
    customer.industryName,
  ].filter(Boolean);
  return (
    <>
      {parts.join(" · ")}
      {customer.seller !== null && (
        <>
          {parts.length > 0 && " · "}
          {t("customers.sellerIs")} <TextLink href={href("/customers", { seller: customer.seller })}>{customer.sellerName}</TextLink>
        </>
      )}
    </>
  );
}
