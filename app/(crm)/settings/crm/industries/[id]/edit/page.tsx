import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { edit } from "../../actions";
import { IndustriesFrame } from "../../industries-frame";
import { labelsOf, OptionalFields } from "../../industry-fields";
import { findOr404 } from "../../load-industries";
import { industryPath } from "../../paths";
import { Question } from "../../../question";

export default guardedPage(EditIndustryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.edit.action") }));

async function EditIndustryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  const [industry, query] = await Promise.all([findOr404(params, t.locale), searchParams]);
  const path = industryPath(industry.id);
  return (
    <IndustriesFrame reader={me} params={query} path={`${path}/edit`} chosen={industry.id} alone>
      <Question t={t} params={query} question={t("industries.edit.question", { name: industry.name })}>
        <Form action={edit} id="edit-industry" hidden={{ id: String(industry.id) }} labels={labelsOf(t)} className="max-w-text space-y-3">
          <OptionalFields t={t} industry={industry} />
          <div className="flex flex-wrap gap-2 pt-1">
            <SubmitButton>{t("shell.save")}</SubmitButton>
            <ButtonLink variant="quiet" href={path}>
              {t("shell.cancel")}
            </ButtonLink>
          </div>
        </Form>
      </Question>
    </IndustriesFrame>
  );
}
