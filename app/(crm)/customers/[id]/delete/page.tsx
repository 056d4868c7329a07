import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { countDeletion, opportunitiesOf } from "@/lib/crm/customers/count-deletion";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { AskedByUndo } from "../../../asked-by-undo";
import { CountChanged } from "../../../count-changed";
import { CrmPage } from "../../../crm-page";
import { remove } from "../../actions";
import { DeletedAlong } from "../../../deleted-along";
import { findCustomerOr404 } from "../card";

export default guardedPage(DeleteCustomerPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.delete")).t("deletedCustomers.delete.title") }));

/** «Slett kunde»: what goes along, yes and no. */
async function DeleteCustomerPage({ params, searchParams }: Props) {
  const me = await reader("customers.delete");
  const { t } = me;
  const { id, name } = await findCustomerOr404(params, t.locale);
  const along = await countDeletion(database(), { ids: [id] });
  const query = await searchParams;
  const path = `/customers/${id}`;
  const crumbs = [{ label: t("customers.title"), href: "/customers" }, { label: name, href: path }, { label: t("deletedCustomers.delete.title") }];
  return (
    <CrmPage reader={me} area="customers" path={`${path}/delete`} crumbs={crumbs}>
      <TextPage>
        <CountChanged t={t} params={query} />
        <AskedByUndo params={query} text={t("deletedCustomers.delete.inUse")} />
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("deletedCustomers.delete.question", { name })}</h1>
        <ConfirmForm
          action={remove}
          hidden={{ id: String(id), contacts: String(along.contacts), opportunities: String(opportunitiesOf(along)) }}
          yes={t("deletedCustomers.delete.yes", { name })}
          danger
          no={t("shell.no")}
          cancelHref={path}
        >
          <DeletedAlong t={t} along={along} />
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
