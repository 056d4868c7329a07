import type { ReactNode } from "react";

import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SelectField, TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldRow } from "@/components/ui/field-row";
import { PageHeader } from "@/components/ui/page-header";
import { Switch } from "@/components/ui/switch";
import { reader } from "@/lib/auth/current-session";
import { type CategoryRow, findCategory, listCategories } from "@/lib/crm/categories/category-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, param, readable, type SearchParams } from "@/lib/local-path";
import { pageOfList } from "@/lib/paged-list";

import { CrmPage } from "../../../crm-page";
import { ListFilter, ListPages } from "../paged-list";
import { create, letCreate, switchOnOrOff } from "./actions";
import { CategoryTable } from "./category-table";
import { crumbsTo } from "./crumbs";
import { list } from "./paths";

export default guardedPage(CategoriesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("categories.see")).t("categories.title") }));

async function CategoriesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("categories.see");
  const params = await searchParams;
  const { t } = me;
  const categories = await listCategories(database());
  const words = readable(param(params, "q"));
  const editing = idParam(param(params, "edit"));
  const page = pageOfList(categories, { words, at: editing ?? idParam(param(params, "last")) ?? idParam(param(params, "at")), text: ({ name }) => name });
  return (
    <CrmPage reader={me} area="settings" section={list} params={params} path={list} crumbs={crumbsTo(t)} notice={await noticeOf(t, params)}>
      <PageHeader title={t("categories.title")} count={t.number(categories.length)} lede={t("categories.lede")} />
      <NewCategory t={t} />
      {categories.length === 0 ? (
        <EmptyState title={t("categories.none")}>{t("categories.noneWayOn")}</EmptyState>
      ) : (
        <>
          <ListFilter t={t} path={list} words={words} label={t("categories.search")} page={page} total={categories.length} />
          {page.rows.length > 0 && <CategoryTable t={t} categories={page.rows} editing={editing} words={words} />}
          <ListPages t={t} path={list} words={words} page={page} />
        </>
      )}
      <WhoMayCreate t={t} allowed={me.firm.employeesMayCreateCategories} />
    </CrmPage>
  );
}

function NewCategory({ t }: { t: Texts }) {
  return (
    <Form action={create} id="new-category" answerInPlace className="mb-3 max-w-[40rem]" labels={{ name: t("categories.new") }}>
      <FieldRow>
        <TextField name="name" label={t("categories.new")} autoComplete="off" />
        <SelectField
          name="shownOn"
          label={t("categories.shownOn.label")}
          defaultValue="customer"
          options={(["customer", "contact", "both"] as const).map((value) => ({ value, label: t(`categories.shownOn.${value}`) }))}
        />
        <SubmitButton>{t("categories.add")}</SubmitButton>
      </FieldRow>
    </Form>
  );
}

/** The firm's setting that decides whether employees see «Ny kategori» on a card. */
function WhoMayCreate({ t, allowed }: { t: Texts; allowed: boolean }) {
  return (
    <Form action={letCreate} id="employees" className="mt-6 flex items-center gap-3">
      <Switch name="allowed" value={String(!allowed)} checked={allowed} label={t("categories.letEmployeesCreate.label")} describedBy="employees-text" />
      <span id="employees-text">{t("categories.letEmployeesCreate.text")}</span>
    </Form>
  );
}

/** What a refused switch leads to: its last place («Slå av» on offer), or a category that somebody deleted meanwhile. */
async function noticeOf(t: Texts, params: SearchParams): Promise<ReactNode> {
  if (param(params, "gone")) return <Banner tone="warning">{t("categories.gone")}</Banner>;
  const id = idParam(param(params, "last"));
  const category = id === null ? null : await findCategory(database(), id);
  return category?.active ? <LastPlace t={t} category={category} /> : undefined;
}

function LastPlace({ t, category }: { t: Texts; category: CategoryRow }) {
  return (
    <Banner
      tone="warning"
      action={
        <Form action={switchOnOrOff} hidden={{ id: String(category.id), active: "false" }}>
          <SubmitButton variant="plain" size="row" label={t("categories.switchOffName", { name: category.name })}>
            {t("categories.switchOff")}
          </SubmitButton>
        </Form>
      }
    >
      {t("categories.errors.lastSwitch", { name: category.name })}
    </Banner>
  );
}
