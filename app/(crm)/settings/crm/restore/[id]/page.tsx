import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { findDeletedCard } from "@/lib/crm/deleted-customers/find-deleted-card";
import { database } from "@/lib/db/client";
import { idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { can } from "@/lib/permissions";

import { OperationStream } from "../../../../operation-stream";
import { questionPath, restorePath } from "../paths";
import { RestoreFrame } from "../restore-frame";
import { DeletedFacts } from "./deleted-facts";
import { WhatHangsOnIt } from "./what-hangs-on-it";

export default guardedPage(DeletedCustomerPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.restore")).t("deletedCustomers.look.title") }));

/** A deleted customer, read only. */
async function DeletedCustomerPage({ params, searchParams }: Props) {
  const me = await reader("customers.restore");
  const { t, actor } = me;
  const id = idParam((await params).id);
  const card = (id === null ? null : await findDeletedCard(database(), actor, id, t.locale)) ?? noSuchPage();
  const { deletion, customer } = card;
  const query = await searchParams;
  const path = `${restorePath}/${customer.id}`;
  return (
    <RestoreFrame reader={me} path={path} params={query} further={customer.name}>
      <PageHeader
        title={customer.name}
        meta={t("deletedCustomers.look.deleted", { who: deletion.deletedBy ?? t("changeLog.theApp"), when: t.moment(deletion.deletedAt) })}
        actions={
          <>
            {can(actor, "customers.erase") && (
              <ButtonLink variant="danger-quiet" icon="trash-2" href={`${path}/erase`}>
                {t("deletedCustomers.erase.title")}
              </ButtonLink>
            )}
            <ButtonLink variant="main" icon="rotate-ccw" href={questionPath(restorePath, { ids: [customer.id] })}>
              {t("deletedCustomers.restore")}
            </ButtonLink>
          </>
        }
      />
      <DeletedFacts t={t} card={card} />
      <WhatHangsOnIt t={t} card={card} personalData={can(actor, "personalData.handle")} />
      <section aria-labelledby="history" className="mt-5 border-t border-line pt-5">
        <h2 id="history" className="mb-2 font-semibold">
          {t("changeLog.title")}
        </h2>
        <OperationStream reader={me} filter={{ customer: customer.id }} path={path} query={{}} params={query} readOnly />
      </section>
    </RestoreFrame>
  );
}
