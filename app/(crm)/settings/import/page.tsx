import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { Banner } from "@/components/ui/banner";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { param, type SearchParams } from "@/lib/local-path";

import { RegisterFileField } from "../register-file-field";
import { keepFile } from "./actions";
import { ImportFrame } from "./import-frame";
import { list } from "./paths";

export default guardedPage(ImportPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("imports.run")).t("imports.page.title") }));

/** The choice of a file; the next page shows what it comes to, and asks. */
async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("imports.run");
  const { t } = me;
  const label = t("imports.page.file");
  const params = await searchParams;
  const gone = param(params, "gone") ? <Banner tone="warning">{t("imports.errors.gone")}</Banner> : undefined;
  return (
    <ImportFrame reader={me} params={params} path={list} notice={gone}>
      <TextPage>
        <PageHeader title={t("imports.page.title")} lede={t("imports.page.lede")} />
        <Form action={keepFile} id="import" labels={{ file: label }} className="space-y-4">
          <RegisterFileField t={t} label={label} />
          <SubmitButton>{t("imports.page.preview")}</SubmitButton>
        </Form>
      </TextPage>
    </ImportFrame>
  );
}
