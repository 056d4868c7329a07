import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { readPercent } from "@/lib/crm/budgets/percent";
import { type CopyPlan, planCopy } from "@/lib/crm/budgets/plan-copy";
import { readBudget } from "@/lib/crm/budgets/read-budget";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../count-changed";
import { CrmPage } from "../../crm-page";
import { copy } from "../actions";
import { budgetPath, yearIn } from "../paths";
import { CopyChoice } from "./copy-choice";

export default guardedPage(CopyBudgetPage);

export const generateMetadata = guardedMetadata(async ({ searchParams }: { searchParams: Promise<SearchParams> }) => {
  const { t } = await reader("budgets.edit");
  const year = yearIn(await searchParams, todayInOslo(new Date()));
  return { title: t("budgets.copy.title", { year: String(year), from: String(year - 1) }) };
});

/** With which percentage, and over what: then «Vil du kopiere 84 tall?», with the year's sum now and after. */
async function CopyBudgetPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("budgets.edit");
  const { t } = me;
  const params = await searchParams;
  const year = yearIn(params, todayInOslo(new Date()));
  const [typed, replace] = [param(params, "percent"), param(params, "replace")];
  const hundredths = readPercent(typed);
  const asked = replace === "true" || replace === "false";
  const plan =
    asked && hundredths !== null
      ? planCopy(await readBudget(database(), year - 1), await readBudget(database(), year), { hundredths, replace: replace === "true" })
      : null;
  const title = t("budgets.copy.title", { year: String(year), from: String(year - 1) });
  return (
    <CrmPage reader={me} area="budgets" params={params} path={`/budgets/copy?year=${year}`}>
      <Breadcrumb label={t("shell.breadcrumb")} items={[{ label: t("budgets.titleOf", { year: String(year) }), href: budgetPath(year) }, { label: title }]} />
      <TextPage>
        <PageHeader title={title} />
        <CountChanged t={t} params={params} />
        {plan && plan.sellers.length + plan.groups.length > 0 ? (
          <CopyQuestion t={t} year={year} plan={plan} percent={typed} replace={replace} />
        ) : (
          <CopyChoice
            t={t}
            year={year}
            percent={typed}
            replace={replace === "true"}
            error={hundredths === null ? t("budgets.errors.percent") : plan ? t("budgets.copy.nothing", { from: String(year - 1) }) : undefined}
          />
        )}
      </TextPage>
    </CrmPage>
  );
}

function CopyQuestion({ t, year, plan, percent, replace }: { t: Texts; year: number; plan: CopyPlan; percent: string; replace: string }) {
  const cells = plan.sellers.length + plan.groups.length;
  return (
    <>
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{t("budgets.copy.question", { cells, year: String(year), from: String(year - 1) })}</h2>
      <Table label={t("budgets.copy.table")} stack="sm" className="mb-4">
        <Head>
          <HeadCell>{t("budgets.copy.sum")}</HeadCell>
          <HeadCell align="end">{t("budgets.copy.now")}</HeadCell>
          <HeadCell align="end">{t("budgets.copy.after")}</HeadCell>
        </Head>
        <Body>
          <Row>
            <Cell>{t("budgets.titleOf", { year: String(year) })}</Cell>
            <Cell align="end" label={t("budgets.copy.now")}>
              {t.number(plan.before)}
            </Cell>
            <Cell align="end" label={t("budgets.copy.after")}>
              {t.number(plan.after)}
            </Cell>
          </Row>
        </Body>
      </Table>
      <ConfirmForm
        action={copy}
        hidden={{ year: String(year), percent, replace, cells: String(cells), replaced: String(plan.replaced) }}
        yes={t("budgets.copy.yes", { cells })}
        no={t("shell.no")}
        cancelHref={budgetPath(year)}
      >
        <p>
          {t(replace === "true" ? "budgets.copy.replaced" : "budgets.copy.kept", { replaced: plan.replaced })}
          {plan.leftOut > 0 && <> {t("budgets.copy.leftOut", { leftOut: plan.leftOut })}</>}
        </p>
      </ConfirmForm>
    </>
  );
}
