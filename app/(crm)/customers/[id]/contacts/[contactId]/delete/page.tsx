import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { countContactDeletion } from "@/lib/crm/contacts/delete-contact";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { AskedByUndo } from "../../../../../asked-by-undo";
import { CountChanged } from "../../../../../count-changed";
import { removeContact } from "../../../../actions";
import { Card, findCustomerOr404 } from "../../../card";
import { findContactOr404 } from "../find-contact-or-404";

export default guardedPage(DeleteContactPage);

interface Props {
  params: Promise<{ id: string; contactId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.delete")).t("deletedContacts.delete.title") }));

/** «Slett kontakt»: at how many customers, and which opportunities keep the name. */
async function DeleteContactPage({ params, searchParams }: Props) {
  const me = await reader("contacts.delete");
  const { t } = me;
  const [customer, contact] = await Promise.all([findCustomerOr404(params, t.locale), findContactOr404(params, t.locale)]);
  const { id, name } = contact;
  const { customers, opportunities } = await countContactDeletion(database(), id);
  const query = await searchParams;
  const list = `/customers/${customer.id}/contacts`;
  const back = `${list}/${id}`;
  return (
    <Card reader={me} customer={customer} tab="contacts" path={`${back}/delete`} further={name}>
      <TextPage>
        <CountChanged t={t} params={query} />
        <AskedByUndo params={query} text={t("deletedContacts.delete.inUse")} />
        <h2 className="text-page-title mb-2 wrap-anywhere">{t("deletedContacts.delete.question", { name })}</h2>
        <ConfirmForm
          action={removeContact}
          hidden={{ id: String(id), customers: String(customers), opportunities: String(opportunities), back: list }}
          yes={t("deletedContacts.delete.yes", { name })}
          danger
          no={t("shell.no")}
          cancelHref={back}
        >
          <p>{t("deletedContacts.delete.customers", { name, customers })}</p>
          {opportunities > 0 && <p>{t("deletedContacts.delete.opportunities", { name, opportunities })}</p>}
          <p className="text-muted">{t("deletedContacts.delete.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </Card>
  );
}
