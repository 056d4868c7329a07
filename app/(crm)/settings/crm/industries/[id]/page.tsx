import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import { TextLink } from "@/components/ui/link";
import { reader } from "@/lib/auth/current-session";
import type { IndustryRow } from "@/lib/crm/industries/industry-queries";
import type { Texts } from "@/lib/i18n/texts";
import { href, type SearchParams } from "@/lib/local-path";

import { rename } from "../actions";
import { IndustriesFrame } from "../industries-frame";
import { findOr404, loadIndustries } from "../load-industries";
import { industryPath } from "../paths";
import { MoveForm } from "./move-form";

export default guardedPage(IndustryPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("industries.see");
  return { title: (await findOr404(params, t.locale)).name };
});

/** The chosen industry: its name, where it is renamed; the move of its customers; and what else is done with it. */
async function IndustryPage({ params, searchParams }: Props) {
  const me = await reader("industries.see");
  const { t } = me;
  const industry = await findOr404(params, t.locale);
  const { id, name, nb, active } = industry;
  const path = industryPath(id);
  return (
    <IndustriesFrame reader={me} params={await searchParams} path={path} chosen={id} alone>
      <h2 className="text-lg font-semibold wrap-anywhere">{name}</h2>
      <p className="mb-4 text-muted">
        <CodeAndCount t={t} industry={industry} />
      </p>
      <Form key={id} action={rename} id="rename" hidden={{ id: String(id) }} labels={{ nb: t("industries.fields.nb") }}>
        <FieldRow>
          <TextField name="nb" label={t("industries.fields.nb")} defaultValue={nb} seen={nb} autoComplete="off" />
          <SubmitButton variant="plain">{t("shell.save")}</SubmitButton>
        </FieldRow>
      </Form>
      <hr className="my-6 border-line" />
      <MoveForm t={t} industry={industry} industries={await loadIndustries(t.locale)} />
      <hr className="my-6 border-line" />
      <div className="-mx-3 flex flex-wrap gap-x-2 gap-y-1">
        <ButtonLink variant="quiet" icon="pencil" href={`${path}/edit`}>
          {t("industries.edit.action")}
        </ButtonLink>
        <ButtonLink variant="quiet" href={`${path}/switch`}>
          {t(active ? "industries.switchOnOff.off.action" : "industries.switchOnOff.on.action")}
        </ButtonLink>
        <ButtonLink variant="danger-quiet" icon="trash-2" href={`${path}/delete`}>
          {t("industries.delete.action")}
        </ButtonLink>
      </div>
    </IndustriesFrame>
  );
}

/** «Næringskode 43. 283 kunder», the count leading to just those. */
function CodeAndCount({ t, industry: { id, code, codeStandard, customers, deletedCustomers, active } }: { t: Texts; industry: IndustryRow }) {
  const standard = codeStandard ?? "";
  const count = t("industries.customers", { customers });
  return (
    <>
      {code !== null && <>{standard === "SN2007" ? t("industries.code", { code }) : t("industries.codeOf", { code, standard })} </>}
      {customers > 0 ? <TextLink href={href("/customers", { industry: id })}>{count}</TextLink> : count}
      {deletedCustomers > 0 && <>. {t("industries.deletedToo", { deletedCustomers })}</>}
      {!active && (
        <>
          <br />
          {t("industries.isOff")}
        </>
      )}
    </>
  );
}
