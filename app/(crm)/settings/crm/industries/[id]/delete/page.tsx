import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { SelectField } from "@/components/form/field";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextLink } from "@/components/ui/link";
import { packOptions } from "@/components/ui/packed-options";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";
import { param } from "@/lib/local-path";

import { remove } from "../../actions";
import { IndustriesFrame } from "../../industries-frame";
import { findOr404, loadIndustries } from "../../load-industries";
import { industryPath, list } from "../../paths";
import { targetsOf } from "../move-form";
import { Question } from "../../../question";

export default guardedPage(DeleteIndustryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.delete.title") }));

/** An industry that nobody is in is deleted; one in use together with the move of its customers, deleted ones too. */
async function DeleteIndustryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  const [industry, query, industries] = await Promise.all([findOr404(params, t.locale), searchParams, loadIndustries(t.locale)]);
  const { id, name, customers, deletedCustomers, goneCustomers } = industry;
  const asked = customers + deletedCustomers > 0;
  const used = asked || goneCustomers > 0;
  const targets = targetsOf(industries, id);
  return (
    <IndustriesFrame reader={me} params={query} path={`${industryPath(id)}/delete`} chosen={id} alone>
      <Question t={t} params={query} question={t("industries.delete.question", { name })}>
        {used && targets.length === 0 ? (
          <p>
            {t("industries.delete.noOther")} <TextLink href={`${list}/new`}>{t("industries.new.title")}</TextLink>
          </p>
        ) : (
          <ConfirmForm
            action={remove}
            hidden={{ id: String(id), ...(used ? {} : { to: "" }), customers: String(customers), deletedCustomers: String(deletedCustomers) }}
            labels={{ to: t("industries.move.to") }}
            yes={asked ? t("industries.delete.yesMove", { customers, name }) : t("industries.delete.yes", { name })}
            danger
            no={t("shell.no")}
            cancelHref={industryPath(id)}
          >
            {used ? (
              <>
                <p>
                  {asked ? t("industries.delete.used", { customers }) : t("industries.delete.gone", { goneCustomers })}{" "}
                  {deletedCustomers > 0 && t("industries.move.deletedBeside", { deletedCustomers })}
                </p>
                <SelectField
                  name="to"
                  label={t("industries.move.to")}
                  defaultValue={param(query, "to")}
                  options={packOptions([{ value: "", label: t("industries.move.notChosen") }], targets)}
                />
              </>
            ) : (
              <p>{t("industries.delete.unused")}</p>
            )}
            <p className="text-muted">{t("industries.delete.undoable")}</p>
          </ConfirmForm>
        )}
      </Question>
    </IndustriesFrame>
  );
}
