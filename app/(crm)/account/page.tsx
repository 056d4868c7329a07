import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { PasswordField, TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { findUser } from "@/lib/crm/users/user-queries";
import { database } from "@/lib/db/client";

import { CrmPage } from "../crm-page";
import { changePassword } from "./actions";

export default guardedPage(AccountPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("account.use")).t("users.password.title") }));

async function AccountPage() {
  const me = await reader("account.use");
  const { t } = me;
  const title = t("users.password.title");
  const user = await findUser(database(), me.actor.id);
  return (
    <CrmPage reader={me} area={null} path="/account">
      <TextPage>
        <PageHeader title={title} lede={t("users.password.lede")} />
        <Form action={changePassword} className="max-w-aside space-y-4" labels={{ current: t("users.password.current"), password: t("users.password.new") }}>
          {/* Read by password managers, so that they know whose password it is. */}
          <TextField name="username" label={t("users.email")} autoComplete="username" defaultValue={user?.email} disabled width="full" />
          <PasswordField name="current" label={t("users.password.current")} autoComplete="current-password" required width="full" />
          <PasswordField name="password" label={t("users.password.new")} autoComplete="new-password" hint={t("users.password.hint")} required width="full" />
          <SubmitButton>{t("users.password.submit")}</SubmitButton>
        </Form>
      </TextPage>
    </CrmPage>
  );
}
