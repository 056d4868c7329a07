import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { Switch } from "@/components/ui/switch";
import { reader } from "@/lib/auth/current-session";
import { extractLoaded, registerSources } from "@/lib/crm/register/register-entry";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import { registerAccess } from "@/lib/firm/register-access";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { RegisterFileField } from "../register-file-field";
import { loadExtract, switchLookup } from "./actions";
import { registerPath } from "./paths";

export default guardedPage(RegisterPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("firm.edit")).t("register.settings.title") }));

/** Whether Enhetsregisteret may be asked, where it is, and the extract that answers in its place. */
async function RegisterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("firm.edit");
  const { t } = me;
  const [{ lookup }, extract, params] = await Promise.all([registerSources(database()), extractLoaded(database()), searchParams]);
  const title = t("register.settings.title");
  const crumbs = [{ label: t("shell.areas.settings"), href: "/settings/crm" }, { label: t("shell.settings.firm"), href: "/settings/crm" }, { label: title }];
  const [file, asOf] = [t("register.settings.file"), t("register.settings.asOf")];
  return (
    <CrmPage reader={me} area="settings" section={registerPath} params={params} path={registerPath} crumbs={crumbs}>
      <TextPage>
        <PageHeader title={title} lede={t("register.settings.lede")} />
        <section className="border-b border-line pb-5">
          <h2 className="mb-2 text-base font-semibold">{t("register.settings.lookup")}</h2>
          <Form action={switchLookup} id="lookup" className="flex items-center gap-3">
            <Switch name="allowed" value={String(!lookup)} checked={lookup} label={t("register.settings.lookupLabel")} describedBy="lookup-text" />
            <span id="lookup-text">{t("register.settings.lookupText")}</span>
          </Form>
          <p className="mt-2 wrap-anywhere text-muted">{t("register.settings.address", { address: registerAccess().address })}</p>
        </section>
        <section className="pt-5">
          <h2 className="mb-2 text-base font-semibold">{t("register.settings.extract")}</h2>
          <p className="mb-2">{t("register.settings.extractText")}</p>
          <p className="mb-3">
            {extract ? t("register.settings.loaded", { entries: extract.entries, when: t.date(extract.asOf) }) : t("register.settings.notLoaded")}
          </p>
          <Form action={loadExtract} id="extract" labels={{ file, asOf }} className="space-y-4">
            <RegisterFileField t={t} label={file} />
            <TextField
              name="asOf"
              type="date"
              label={asOf}
              hint={t("register.settings.asOfHint")}
              defaultValue={todayInOslo(new Date())}
              required
              autoComplete="off"
            />
            <SubmitButton>{t("register.settings.load")}</SubmitButton>
          </Form>
        </section>
      </TextPage>
    </CrmPage>
  );
}
