import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { create } from "../actions";
import { IndustriesFrame } from "../industries-frame";
import { labelsOf, OptionalFields } from "../industry-fields";
import { list } from "../paths";

export default guardedPage(NewIndustryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.new.title") }));

async function NewIndustryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  return (
    <IndustriesFrame reader={me} params={await searchParams} path={`${list}/new`} chosen={null} alone>
      <h2 className="mb-3 text-lg font-semibold">{t("industries.new.title")}</h2>
      <Form action={create} id="new-industry" labels={labelsOf(t)} className="max-w-text space-y-3">
        <TextField name="nb" label={t("industries.fields.nb")} width="full" required autoComplete="off" />
        <OptionalFields t={t} />
        <div className="flex flex-wrap gap-2 pt-1">
          <SubmitButton>{t("industries.new.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={list}>
            {t("shell.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </IndustriesFrame>
  );
}
