import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SelectField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { ButtonLink } from "@/components/ui/button";
import { FieldGrid } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { draft } from "../actions";
import { IndustriesFrame } from "../industries-frame";
import { list } from "../paths";

export default guardedPage(RecodePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.recode.title") }));

const standards = ["SN2007", "SN2025"].map((value) => ({ value, label: value }));

/** A table of from and to is pasted; the next page shows what it comes to, and asks. */
async function RecodePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  return (
    <IndustriesFrame reader={me} params={await searchParams} path={`${list}/recode`} chosen={null} alone>
      <h2 className="mb-1 text-lg font-semibold">{t("industries.recode.title")}</h2>
      <p className="mb-3 max-w-text text-muted">{t("industries.recode.lede")}</p>
      <Form
        action={draft}
        id="recoding"
        labels={{ from: t("industries.recode.from"), to: t("industries.recode.to"), table: t("industries.recode.table") }}
        className="max-w-text"
      >
        <FieldGrid>
          <SelectField name="from" label={t("industries.recode.from")} defaultValue="SN2007" options={standards} />
          <SelectField name="to" label={t("industries.recode.to")} defaultValue="SN2025" options={standards} />
          <TextAreaField name="table" label={t("industries.recode.table")} hint={t("industries.recode.hint")} rows={10} required />
        </FieldGrid>
        <div className="mt-4 flex flex-wrap gap-2">
          <SubmitButton>{t("industries.load.preview")}</SubmitButton>
          <ButtonLink variant="quiet" href={list}>
            {t("shell.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </IndustriesFrame>
  );
}
