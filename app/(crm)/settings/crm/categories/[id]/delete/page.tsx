import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { remove } from "../../actions";
import { atRow, list } from "../../paths";
import { findOr404 } from "../find-or-404";
import { QuestionPage } from "../question-page";

export default guardedPage(DeleteCategoryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("categories.edit")).t("categories.delete.title") }));

async function DeleteCategoryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("categories.edit");
  const { t } = me;
  const { id, name, customers, contacts } = await findOr404(params);
  return (
    <QuestionPage
      reader={me}
      what={t("categories.delete.title")}
      question={t("categories.delete.question", { name })}
      params={await searchParams}
      path={`${list}/${id}/delete`}
    >
      <ConfirmForm
        action={remove}
        hidden={{ id: String(id), customers: String(customers), contacts: String(contacts) }}
        yes={t("categories.delete.yes", { name })}
        danger
        no={t("shell.no")}
        cancelHref={atRow(id)}
      >
        <p>{customers + contacts === 0 ? t("categories.delete.unused") : t("categories.delete.used", { customers, contacts })}</p>
        <p className="text-muted">{t("categories.delete.undoable")}</p>
      </ConfirmForm>
    </QuestionPage>
  );
}
