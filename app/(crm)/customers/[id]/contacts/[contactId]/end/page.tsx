import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextField } from "@/components/form/field";
import { TextPage } from "@/components/ui/layout";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { todayInOslo } from "@/lib/dates/today";

import { endPlaceOf } from "../../../../actions";
import { Card, findCustomerOr404 } from "../../../card";
import { findContactOr404, findPlaceOr404 } from "../find-contact-or-404";

export default guardedPage(EndPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.edit")).t("contacts.end.title") }));

/** «Sluttet»: asks for the last day, which is today unless said otherwise. */
async function EndPage({ params }: { params: Promise<{ id: string; contactId: string }> }) {
  const me = await reader("contacts.edit");
  const { t } = me;
  const [customer, contact, place] = await Promise.all([
    findCustomerOr404(params, t.locale),
    findContactOr404(params, t.locale),
    findPlaceOr404(params, t.locale),
  ]);
  const back = `/customers/${customer.id}/contacts/${contact.id}`;
  return (
    <Card reader={me} customer={customer} tab="contacts" path={`${back}/end`} further={contact.name}>
      <TextPage>
        <h2 className="text-page-title mb-2">{t("contacts.end.question", { name: contact.name, customer: customer.name })}</h2>
        <ConfirmForm
          action={endPlaceOf}
          hidden={{ id: String(place.id) }}
          labels={{ until: t("contacts.end.until") }}
          yes={t("contacts.end.yes")}
          no={t("shell.no")}
          cancelHref={back}
        >
          <p>{t("contacts.end.what")}</p>
          <FieldGrid>
            <TextField name="until" type="date" label={t("contacts.end.until")} defaultValue={todayInOslo(new Date())} required />
          </FieldGrid>
        </ConfirmForm>
      </TextPage>
    </Card>
  );
}
