import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { LinkList } from "@/components/shell/link-list";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { type CustomerCard, findCustomer } from "@/lib/crm/customers/customer-queries";
import { findLikelyDoubles } from "@/lib/crm/customers/likely-doubles";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { ChooseCustomer } from "../../../choose-customer";
import { CountChanged } from "../../../count-changed";
import { CrmPage } from "../../../crm-page";
import { hintOf } from "../../likely-doubles";
import { findCustomerOr404 } from "../card";
import { MergeQuestion } from "./merge-question";

export default guardedPage(MergePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.merge")).t("duplicates.merge.title") }));

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Two steps, each with its own address: which customer goes into this one, then both side by side and the question. */
async function MergePage({ params, searchParams }: Props) {
  const me = await reader("customers.merge");
  const { t } = me;
  const [kept, query] = await Promise.all([findCustomerOr404(params, t.locale), searchParams]);
  const chosen = param(query, "customer");
  const target = idParam(chosen);
  const other = target === null || target === kept.id ? null : await findCustomer(database(), target, t.locale);
  if (chosen !== "" && !other) noSuchPage();
  const base = `/customers/${kept.id}`;
  const title = t("duplicates.merge.title");
  const crumbs = [{ label: t("customers.title"), href: "/customers" }, { label: kept.name, href: base }, { label: title }];
  return (
    <CrmPage reader={me} area="customers" path={`${base}/merge`} crumbs={crumbs}>
      {other ? (
        <>
          <CountChanged t={t} params={query} />
          <MergeQuestion t={t} kept={kept} other={other} />
        </>
      ) : (
        <TextPage>
          <PageHeader title={title} />
          <Alike t={t} customer={kept} path={`${base}/merge`} />
          <ChooseCustomer
            t={t}
            words={param(query, "q")}
            path={`${base}/merge`}
            texts={{ heading: t("duplicates.merge.choose", { name: kept.name }), find: t("duplicates.merge.find") }}
            but={kept.id}
          />
        </TextPage>
      )}
    </CrmPage>
  );
}

/** First those that look the same. */
async function Alike({ t, customer, path }: { t: Texts; customer: CustomerCard; path: string }) {
  const doubles = await findLikelyDoubles(database(), customer, customer.id);
  if (doubles.length === 0) return null;
  const label = t("duplicates.merge.alike", { name: customer.name });
  return (
    <section className="mb-6">
      <h2 className="mb-2 font-semibold wrap-anywhere">{label}</h2>
      <LinkList label={label} items={doubles.map((double) => ({ href: href(path, { customer: double.id }), label: double.name, meta: hintOf(t, double) }))} />
    </section>
  );
}
