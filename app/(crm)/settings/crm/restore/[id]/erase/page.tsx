import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextField } from "@/components/form/field";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { countErasure } from "@/lib/crm/erasing/count-erasure";
import { findDeletedCustomer } from "@/lib/crm/deleted-customers/list-deleted-customers";
import { database } from "@/lib/db/client";
import { idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CountChanged } from "../../../../../count-changed";
import { erase } from "../../actions";
import { restorePath } from "../../paths";
import { RestoreFrame } from "../../restore-frame";

export default guardedPage(EraseCustomerPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.erase")).t("deletedCustomers.erase.title") }));

/** «Slett for godt»: what goes for good, what stays, and the name to type. */
async function EraseCustomerPage({ params, searchParams }: Props) {
  const me = await reader("customers.erase");
  const { t, actor } = me;
  const wanted = idParam((await params).id);
  const { id, name } = (wanted === null ? null : await findDeletedCustomer(database(), actor, wanted)) ?? noSuchPage();
  const { contacts, opportunities, won } = await countErasure(database(), id);
  const path = `${restorePath}/${id}`;
  return (
    <RestoreFrame reader={me} path={`${path}/erase`} further={t("deletedCustomers.erase.title")}>
      <TextPage>
        <CountChanged t={t} params={await searchParams} />
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("deletedCustomers.erase.question", { name })}</h1>
        <ConfirmForm
          action={erase}
          hidden={{ id: String(id), contacts: String(contacts), opportunities: String(opportunities) }}
          labels={{ name: t("deletedCustomers.erase.name") }}
          yes={t("deletedCustomers.erase.yes")}
          danger
          no={t("shell.no")}
          cancelHref={path}
        >
          <p>{t("deletedCustomers.erase.what", { contacts, opportunities })}</p>
          {won > 0 && <p>{t("deletedCustomers.erase.won", { won })}</p>}
          <p>{t("deletedCustomers.erase.texts")}</p>
          <p className="font-semibold">{t("deletedCustomers.erase.final")}</p>
          <TextField name="name" label={t("deletedCustomers.erase.name")} hint={name} required autoComplete="off" spellCheck={false} maxLength={200} />
        </ConfirmForm>
      </TextPage>
    </RestoreFrame>
  );
}
