import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { PasswordField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FormPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { SaveBar } from "@/components/ui/save-bar";
import { FormSection, FullWidth } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../crm-page";
import { edit, givePassword, switchOnOrOff } from "../actions";
import { userCrumbs } from "../crumbs";
import { userOr404 } from "../load-user";
import { UserFields, userLabels } from "../user-fields";

export default guardedPage(UserPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  await reader("users.edit");
  return { title: (await userOr404(params)).name };
});

/** One user: the fields, a new password, and switching off, which ends every session at once. */
async function UserPage({ params, searchParams }: Props) {
  const me = await reader("users.edit");
  const { t } = me;
  const user = await userOr404(params);
  const path = `/settings/users/${user.id}`;
  const hidden = { id: String(user.id) };
  return (
    <CrmPage reader={me} area="settings" section="/settings/users" params={await searchParams} path={path} crumbs={userCrumbs(t, user.name)}>
      <FormPage>
        <PageHeader title={user.name} meta={user.active ? undefined : t("users.isOff")} />
        <Form action={edit} hidden={hidden} labels={userLabels(t)} id="user">
          <FormSection heading={t("users.sections.person")}>
            <UserFields t={t} user={user} />
          </FormSection>
          <SaveBar>
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href="/settings/users">
              {t("shell.cancel")}
            </ButtonLink>
          </SaveBar>
        </Form>
        <Form action={givePassword} hidden={hidden} labels={userLabels(t)} id="password" className="mt-8 border-t border-line pt-5">
          <FormSection heading={t("users.password.section")}>
            <PasswordField name="password" label={t("users.password.new")} hint={t("users.password.adminHint")} autoComplete="new-password" required />
            <FullWidth>
              <SubmitButton variant="plain">{t("users.password.give")}</SubmitButton>
            </FullWidth>
          </FormSection>
        </Form>
        <Form action={switchOnOrOff} hidden={{ ...hidden, active: String(!user.active) }} id="switch" className="border-t border-line pt-5">
          <FormSection heading={t("users.sections.access")}>
            <FullWidth>
              <p className="mb-3 text-muted">{t(user.active ? "users.switchOff.what" : "users.switchOn.what")}</p>
              <SubmitButton wrap variant={user.active ? "danger-quiet" : "plain"}>
                {t(user.active ? "users.switchOff.submit" : "users.switchOn.submit", { name: user.name })}
              </SubmitButton>
            </FullWidth>
          </FormSection>
        </Form>
      </FormPage>
    </CrmPage>
  );
}
