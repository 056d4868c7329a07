import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { switchOnOrOff } from "../../actions";
import { atRow, list } from "../../paths";
import { findOr404 } from "../find-or-404";
import { QuestionPage } from "../question-page";

export default guardedPage(SwitchCategoryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("categories.edit")).t("categories.switchOnOff.title") }));

async function SwitchCategoryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("categories.edit");
  const { t } = me;
  const { id, name, active, customers, contacts } = await findOr404(params);
  const text = active ? "categories.switchOnOff.off" : "categories.switchOnOff.on";
  return (
    <QuestionPage
      reader={me}
      what={t(active ? "categories.switchOff" : "categories.switchOn")}
      question={t(`${text}.question`, { name })}
      params={await searchParams}
      path={`${list}/${id}/switch`}
    >
      <ConfirmForm
        action={switchOnOrOff}
        hidden={{ id: String(id), active: String(!active) }}
        yes={t(`${text}.yes`, { name })}
        no={t("shell.no")}
        cancelHref={atRow(id)}
      >
        <p>{t(`${text}.what`, { customers, contacts })}</p>
      </ConfirmForm>
    </QuestionPage>
  );
}
