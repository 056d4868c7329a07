import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SelectField } from "@/components/form/field";
import { packOptions } from "@/components/ui/packed-options";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { SaveBar } from "@/components/ui/save-bar";
import { FormSection } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listRoles } from "@/lib/crm/contacts/contact-queries";
import { database } from "@/lib/db/client";

import { addContact } from "../../../actions";
import { ContactFields, contactLabels } from "../../../contact-fields";
import { Card, findCustomerOr404 } from "../../card";

export default guardedPage(NewContactPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.edit")).t("contacts.new.title") }));

async function NewContactPage({ params }: { params: Promise<{ id: string }> }) {
  const me = await reader("contacts.edit");
  const { t } = me;
  const customer = await findCustomerOr404(params, t.locale);
  const roles = await listRoles(database(), t.locale);
  const base = `/customers/${customer.id}/contacts`;
  const title = t("contacts.new.title");
  return (
    <Card reader={me} customer={customer} tab="contacts" path={`${base}/new`} further={title}>
      <FormPage>
        <Form action={addContact} hidden={{ customerId: String(customer.id) }} labels={contactLabels(t)}>
          <FormSection heading={title}>
            <ContactFields t={t} />
            <SelectField name="role" label={t("contacts.role")} options={packOptions([{ value: "", label: t("customers.notChosen") }], roles)} />
          </FormSection>
          <SaveBar>
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href={base}>
              {t("shell.cancel")}
            </ButtonLink>
          </SaveBar>
        </Form>
      </FormPage>
    </Card>
  );
}
