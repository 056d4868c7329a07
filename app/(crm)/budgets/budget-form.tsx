import { SelectField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormStatus } from "@/components/form/form-status";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { FieldGrid, FullWidth } from "@/components/ui/section";
import type { BudgetFacts } from "@/lib/crm/budgets/budget-facts";
import { monthOf, remainingFrom, twelve } from "@/lib/crm/budgets/budget-months";
import { layOutBudget } from "@/lib/crm/budgets/lay-out-budget";
import { pasteRows } from "@/lib/crm/budgets/paste-rows";
import { noonOf } from "@/lib/dates/noon-of";
import type { Texts } from "@/lib/i18n/texts";

import { save } from "./actions";
import { BudgetGrid } from "./budget-grid";
import { budgetWords } from "./budget-words";
import { PasteSection } from "./paste-section";
import { WhileEdited } from "./while-edited";

interface Props {
  t: Texts;
  facts: BudgetFacts;
  /** What the grid is narrowed to. */
  group: number | null;
  opened: number[];
  /** YYYY-MM-DD. */
  today: string;
  label: string;
}

/**
 * The grid with its fields, and one «Lagre»: first in the form, since Enter presses the first button there is. Of a locked
 * year there are just figures, but for a form that was on its way when it was locked: what was typed is kept.
 */
export function BudgetForm({ t, facts, group, opened, today, label }: Props) {
  const { year } = facts;
  const from = remainingFrom(year, today);
  const shown = new Set([...opened, ...Object.keys(facts.groupAmounts).map(Number)]);
  const rows = pasteRows(layOutBudget(facts), (group) => shown.has(group));
  const monthNames = twelve.map((month) => ({ value: String(month + 1), label: t.month(noonOf(`${monthOf(year, month)}-01`)) }));
  return (
    <Form id="budget" action={save} hidden={{ year: String(year), group: String(group ?? "") }}>
      <WhileEdited locked={facts.locked}>
        <div className="budget-bar">
          <SubmitButton>{t("shell.save")}</SubmitButton>
          <FormStatus />
          {from !== null && from > 0 && (
            <SelectField
              name="over"
              label={t("budgets.over.label")}
              options={[
                { value: "all", label: t("budgets.over.all") },
                { value: "remaining", label: t("budgets.over.remaining", { month: t.month(noonOf(`${monthOf(year, from)}-01`)) }) },
              ]}
              defaultValue="all"
            />
          )}
        </div>
      </WhileEdited>
      <BudgetGrid facts={facts} opened={opened} editable={!facts.locked} label={label} words={budgetWords(t, year)} />
      <WhileEdited locked={facts.locked}>
        <PasteSection heading={t("budgets.paste.heading")}>
          <FieldGrid>
            <TextAreaField name="paste" label={t("budgets.paste.label")} hint={t("budgets.paste.hint")} rows={6} />
            <SelectField name="pasteRow" label={t("budgets.paste.row")} options={rows.map(({ line, label: name }) => ({ value: line, label: name }))} />
            <SelectField name="pasteMonth" label={t("budgets.paste.month")} options={monthNames} defaultValue="1" />
            <FullWidth>
              <SubmitButton variant="plain" name="fill" value="paste">
                {t("budgets.paste.action")}
              </SubmitButton>
            </FullWidth>
          </FieldGrid>
        </PasteSection>
      </WhileEdited>
    </Form>
  );
}
