import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { PasswordField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { SaveBar } from "@/components/ui/save-bar";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";

import { CrmPage } from "../../../crm-page";
import { create } from "../actions";
import { userCrumbs } from "../crumbs";
import { UserFields, userLabels } from "../user-fields";

export default guardedPage(NewUserPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("users.edit")).t("users.new.title") }));

async function NewUserPage() {
  const me = await reader("users.edit");
  const { t } = me;
  const title = t("users.new.title");
  return (
    <CrmPage reader={me} area="settings" section="/settings/users" path="/settings/users/new" crumbs={userCrumbs(t, title)}>
      <FormPage>
        <PageHeader title={title} />
        <Form action={create} labels={userLabels(t)}>
          <FieldGrid>
            <UserFields t={t} />
            <PasswordField name="password" label={t("users.password.new")} hint={t("users.password.adminHint")} autoComplete="new-password" required />
          </FieldGrid>
          <SaveBar>
            <SubmitButton>{t("users.new.submit")}</SubmitButton>
            <ButtonLink variant="quiet" href="/settings/users">
              {t("shell.cancel")}
            </ButtonLink>
          </SaveBar>
        </Form>
      </FormPage>
    </CrmPage>
  );
}
