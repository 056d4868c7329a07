import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { TwoColumns } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { SaveBar } from "@/components/ui/save-bar";
import { FormSection, FullWidth } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { categoriesOf } from "@/lib/crm/categories/category-queries";
import type { ContactCard } from "@/lib/crm/contacts/contact-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { saveContact, setCategoriesOfContact } from "../../../actions";
import { CategoriesPanel, isPanelOpen } from "../../../categories-panel";
import { ContactFields, contactLabels } from "../../../contact-fields";
import { Card, findCustomerOr404 } from "../../card";
import { findContactOr404, findPlaceOr404 } from "./find-contact-or-404";
import { PersonalDataLinks } from "./personal-data-links";
import { PlaceSummary } from "./place-summary";

export default guardedPage(ContactPage);

interface Props {
  params: Promise<{ id: string; contactId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("customers.see");
  return { title: (await findContactOr404(params, t.locale)).name };
});

/** A contact as seen at one of its customers, with the panel of the categories that show on contacts. */
async function ContactPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const { t, actor } = me;
  const [customer, contact, place, query] = await Promise.all([
    findCustomerOr404(params, t.locale),
    findContactOr404(params, t.locale),
    findPlaceOr404(params, t.locale),
    searchParams,
  ]);
  const categories = await categoriesOf(database(), "contact", contact.id, { counted: isPanelOpen(query) });
  const customers = new Set(contact.places.map(({ customerId }) => customerId)).size;
  const back = `/customers/${customer.id}/contacts`;
  const path = `${back}/${contact.id}`;
  return (
    <Card reader={me} customer={customer} tab="contacts" params={query} path={path} further={contact.name}>
      <TwoColumns
        main={
          <>
            <PlaceSummary t={t} place={place} path={path} mayDelete={can(actor, "contacts.delete")} />
            <Form action={saveContact} hidden={{ id: String(contact.id), back: path }} labels={contactLabels(t)}>
              <FormSection heading={contact.name}>
                <ContactFields t={t} contact={contact} />
                {customers > 1 && (
                  <FullWidth>
                    <p className="text-muted">{t("contacts.own.shared", { places: customers })}</p>
                  </FullWidth>
                )}
                <FullWidth>
                  <Places t={t} places={contact.places} />
                </FullWidth>
              </FormSection>
              <SaveBar>
                <SubmitButton>{t("shell.save")}</SubmitButton>
                <ButtonLink variant="quiet" href={back}>
                  {t("shell.cancel")}
                </ButtonLink>
              </SaveBar>
            </Form>
            {can(actor, "personalData.handle") && <PersonalDataLinks t={t} id={contact.id} />}
          </>
        }
        aside={
          <CategoriesPanel
            t={t}
            kind="contact"
            id={contact.id}
            path={path}
            params={query}
            categories={categories}
            mayCreate={can(actor, "categories.createFromCard")}
            save={setCategoriesOfContact}
          />
        }
      />
    </Card>
  );
}

function Places({ t, places }: { t: Texts; places: ContactCard["places"] }) {
  return (
    <>
      <h3 className="text-label mb-1 font-medium">{t("contacts.places")}</h3>
      <ul className="space-y-1">
        {places.map((place) => (
          <li key={`${place.customerId}-${place.role ?? ""}-${String(place.ended)}`}>
            <TextLink href={`/customers/${place.customerId}`}>{place.customer}</TextLink>
            <span className="text-muted">
              {place.role && ` · ${place.role}`}
              {place.ended && ` · ${t("contacts.left")}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
