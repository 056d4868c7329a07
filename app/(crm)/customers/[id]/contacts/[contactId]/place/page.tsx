import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { CheckboxField, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { SaveBar } from "@/components/ui/save-bar";
import { FormSection } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listRoles } from "@/lib/crm/contacts/contact-queries";
import { database } from "@/lib/db/client";

import { savePlace } from "../../../../actions";
import { PlaceFields, placeLabels } from "../../../../place-fields";
import { Card, findCustomerOr404 } from "../../../card";
import { findContactOr404, findPlaceOr404 } from "../find-contact-or-404";

export default guardedPage(PlacePage);

interface Props {
  params: Promise<{ id: string; contactId: string }>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("contacts.edit");
  const [{ name }, customer] = await Promise.all([findContactOr404(params, t.locale), findCustomerOr404(params, t.locale)]);
  return { title: t("contacts.place.editTitle", { name, customer: customer.name }) };
});

/** A contact's place at one customer: what is not the person's own but holds here alone. */
async function PlacePage({ params }: Props) {
  const me = await reader("contacts.edit");
  const { t } = me;
  const [customer, contact, place] = await Promise.all([
    findCustomerOr404(params, t.locale),
    findContactOr404(params, t.locale),
    findPlaceOr404(params, t.locale),
  ]);
  const roles = await listRoles(database(), t.locale, place.role);
  const back = `/customers/${customer.id}/contacts/${contact.id}`;
  return (
    <Card reader={me} customer={customer} tab="contacts" path={`${back}/place`} further={contact.name}>
      <FormPage>
        <Form action={savePlace} hidden={{ id: String(place.id) }} labels={placeLabels(t)}>
          <FormSection heading={t("contacts.place.editTitle", { name: contact.name, customer: customer.name })}>
            <PlaceFields t={t} place={place} roles={roles} edited />
            <TextField
              name="until"
              type="date"
              label={t("contacts.place.until")}
              hint={t("contacts.place.untilHint")}
              defaultValue={place.until ?? ""}
              seen={place.until ?? ""}
            />
            <CheckboxField
              name="isPrimary"
              label={t("contacts.primary")}
              hint={place.primary === null ? undefined : t("contacts.place.primaryNow", { name: place.primary, contact: contact.name })}
              defaultChecked={place.isPrimary}
              seen={String(place.isPrimary)}
            />
          </FormSection>
          <SaveBar>
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href={back}>
              {t("shell.cancel")}
            </ButtonLink>
          </SaveBar>
        </Form>
      </FormPage>
    </Card>
  );
}
