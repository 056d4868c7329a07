import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { reader } from "@/lib/auth/current-session";
import { type CategoryRow, countCarriersOfBoth, listCategories } from "@/lib/crm/categories/category-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { merge } from "../../actions";
import { atRow, list } from "../../paths";
import { findOr404 } from "../find-or-404";
import { QuestionPage } from "../question-page";

export default guardedPage(MergeCategoryPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("categories.edit")).t("categories.merge.title") }));

/** Two steps, each with its own address: which category to merge into, then the question with the counts. */
async function MergeCategoryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("categories.edit");
  const { t } = me;
  const [category, query, all] = await Promise.all([findOr404(params), searchParams, listCategories(database())]);
  const others = all.filter(({ id }) => id !== category.id);
  const into = others.find(({ id }) => id === idParam(param(query, "into")));
  const path = `${list}/${category.id}/merge`;
  const question = into ? t("categories.merge.question", { name: category.name, into: into.name }) : t("categories.merge.choose", { name: category.name });
  return (
    <QuestionPage reader={me} what={t("categories.merge.title")} question={question} params={query} path={path}>
      {others.length === 0 ? (
        <EmptyState title={t("categories.merge.noOther")}>{t("categories.noneWayOn")}</EmptyState>
      ) : into ? (
        <MergeQuestion t={t} category={category} into={into} />
      ) : (
        <ChooseTarget t={t} path={path} category={category} others={others} />
      )}
    </QuestionPage>
  );
}

function ChooseTarget({ t, path, category, others }: { t: Texts; path: string; category: CategoryRow; others: CategoryRow[] }) {
  return (
    <form action={path} className="space-y-4">
      <div>
        <label htmlFor="into" className="text-label mb-1 block font-medium">
          {t("categories.merge.into")}
        </label>
        <Select id="into" name="into" options={others.map(({ id, name }) => ({ value: String(id), label: name }))} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="main">{t("categories.merge.next")}</Button>
        <ButtonLink variant="quiet" href={atRow(category.id)}>
          {t("shell.no")}
        </ButtonLink>
      </div>
    </form>
  );
}

async function MergeQuestion({ t, category, into }: { t: Texts; category: CategoryRow; into: CategoryRow }) {
  const both = await countCarriersOfBoth(database(), category.id, into.id);
  const { id, name, customers, contacts } = category;
  const hides = (customers > 0 && !into.showOnCustomer) || (contacts > 0 && !into.showOnContact);
  return (
    <ConfirmForm
      action={merge}
      hidden={{ id: String(id), into: String(into.id), customers: String(customers), contacts: String(contacts) }}
      yes={t("categories.merge.yes", { name, into: into.name })}
      no={t("shell.no")}
      cancelHref={atRow(id)}
    >
      <p>{t("categories.merge.what", { name, into: into.name, customers, contacts })}</p>
      {both.customers + both.contacts > 0 && <p>{t("categories.merge.both", both)}</p>}
      {hides && <p>{t("categories.merge.hides", { into: into.name })}</p>}
      <p className="text-muted">{t("categories.merge.undoable")}</p>
    </ConfirmForm>
  );
}
