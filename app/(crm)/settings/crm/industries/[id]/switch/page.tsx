import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { switchOnOrOff } from "../../actions";
import { IndustriesFrame } from "../../industries-frame";
import { findOr404 } from "../../load-industries";
import { industryPath } from "../../paths";
import { Question } from "../../../question";

export default guardedPage(SwitchIndustryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.switchOnOff.title") }));

async function SwitchIndustryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  const [{ id, name, active, customers }, query] = await Promise.all([findOr404(params, t.locale), searchParams]);
  const text = active ? "industries.switchOnOff.off" : "industries.switchOnOff.on";
  return (
    <IndustriesFrame reader={me} params={query} path={`${industryPath(id)}/switch`} chosen={id} alone>
      <Question t={t} params={query} question={t(`${text}.question`, { name })}>
        <ConfirmForm
          action={switchOnOrOff}
          hidden={{ id: String(id), active: String(!active) }}
          yes={t(`${text}.yes`, { name })}
          no={t("shell.no")}
          cancelHref={industryPath(id)}
        >
          <p>{t(`${text}.what`, { customers })}</p>
        </ConfirmForm>
      </Question>
    </IndustriesFrame>
  );
}
