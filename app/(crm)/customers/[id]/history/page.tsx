import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { OperationStream } from "../../../operation-stream";
import { Card, findCustomerOr404 } from "../card";

export default guardedPage(CustomerHistoryPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("customers.see");
  return { title: t("changeLog.titleOf", { customer: (await findCustomerOr404(params, t.locale)).name }) };
});

/** The card's tab «Endringslogg»: everything about this customer in one stream. */
async function CustomerHistoryPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const [customer, query] = await Promise.all([findCustomerOr404(params, me.t.locale), searchParams]);
  const path = `/customers/${customer.id}/history`;
  return (
    <Card reader={me} customer={customer} tab="history" params={query} path={path}>
      <OperationStream reader={me} filter={{ customer: customer.id }} path={path} query={{}} params={query} />
    </Card>
  );
}
