import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { inTreeOrder, narrowToGroup } from "@/lib/crm/budgets/narrow-to-group";
import { readBudget, readOwnBudget } from "@/lib/crm/budgets/read-budget";
import { inSeveralGroups } from "@/lib/crm/budgets/in-several-groups";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import { param, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../crm-page";
import { lock } from "./actions";
import { BudgetForm } from "./budget-form";
import { BudgetGrid } from "./budget-grid";
import { budgetWords } from "./budget-words";
import { GroupFilter } from "./group-filter";
import { budgetPath, groupIn, hasYearBefore, ownIn, yearIn } from "./paths";
import { YearNav } from "./year-nav";

export default guardedPage(BudgetsPage);

export const generateMetadata = guardedMetadata(async ({ searchParams }: { searchParams: Promise<SearchParams> }) => {
  const { t } = await reader("account.use");
  return { title: t("budgets.titleOf", { year: String(yearIn(await searchParams, todayInOslo(new Date()))) }) };
});

/** Everybody's budget for whoever may see it; one's own for the others. */
async function BudgetsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("account.use");
  const { t, actor } = me;
  const params = await searchParams;
  const today = todayInOslo(new Date());
  const year = yearIn(params, today);
  const all = can(actor, "budgets.see");
  const whole = all ? await readBudget(database(), year) : await readOwnBudget(database(), year, actor);
  const group = all ? groupIn(params) : null;
  const facts = narrowToGroup(whole, group);
  const mayEdit = can(actor, "budgets.edit");
  const editable = mayEdit && !facts.locked;
  const label = t("budgets.titleOf", { year: String(year) });
  const several = all ? inSeveralGroups(facts) : [];
  return (
    <CrmPage reader={me} area="budgets" params={params} path={budgetPath(year, { group, own: param(params, "own") })}>
      <PageHeader
        title={t("budgets.title")}
        count={<YearNav t={t} year={year} group={group} />}
        lede={t(facts.locked ? (mayEdit ? "budgets.ledeLocked" : "budgets.ledeLockedOwn") : editable ? "budgets.lede" : "budgets.ledeOwn")}
        actions={
          mayEdit && (
            <>
              {editable && hasYearBefore(year) && (
                <ButtonLink icon="copy" href={`/budgets/copy?year=${year}`}>
                  {t("budgets.copy.action", { year: String(year - 1) })}
                </ButtonLink>
              )}
              <Form action={lock} hidden={{ year: String(year), locked: String(!facts.locked), group: String(group ?? "") }}>
                <SubmitButton variant="plain">{t(facts.locked ? "budgets.unlock" : "budgets.lock", { year: String(year) })}</SubmitButton>
              </Form>
            </>
          )
        }
      />
      {whole.groups.length > 1 && <GroupFilter t={t} year={year} group={group} groups={inTreeOrder(whole.groups)} />}
      {facts.sellers.length === 0 ? (
        <EmptyState title={t(!all ? "budgets.notMine" : facts === whole ? "budgets.nobody" : "budgets.nobodyInGroup", { year: String(year) })}>
          {can(actor, "groups.edit") && <TextLink href="/settings/crm">{t("budgets.toGroups")}</TextLink>}
        </EmptyState>
      ) : mayEdit ? (
        <BudgetForm t={t} facts={facts} group={group} opened={ownIn(params)} today={today} label={label} />
      ) : (
        <BudgetGrid facts={facts} opened={[]} editable={false} label={label} words={budgetWords(t, year)} />
      )}
      {several.length > 0 && <p className="text-label mt-2 text-muted">{t("budgets.severalGroups", { names: several.join(", "), count: several.length })}</p>}
    </CrmPage>
  );
}
