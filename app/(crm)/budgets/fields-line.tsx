"use client";

import { fieldId } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import type { BudgetFacts } from "@/lib/crm/budgets/budget-facts";
import { madeField, monthField, seenField, writeSeen, yearField } from "@/lib/crm/budgets/budget-fields";
import type { Figures } from "@/lib/crm/budgets/budget-totals";
import { twelve } from "@/lib/crm/budgets/budget-months";
import type { BudgetLine } from "@/lib/crm/budgets/lay-out-budget";
import { readKroner } from "@/lib/crm/budgets/typed-kroner";
import { formatNumber } from "@/lib/i18n/format";
import { Elsewhere, shown } from "./sum-line";
import { type BudgetWords, say } from "./budget-words";
import { shownAs } from "./use-budget-figures";

interface Props {
  line: BudgetLine;
  /** What the names of its fields begin with. */
  fields: string;
  name: string;
  figures: Figures;
  facts: BudgetFacts;
  words: BudgetWords;
}

/** A line that takes figures: twelve months, the year, and what deals the year out. */
export function FieldsLine({ line, fields, name, figures, facts, words }: Props) {
  const { state } = useFormAnswer();
  const isSeller = line.kind === "seller";
  const saved = isSeller ? facts.sellerAmounts[line.seller.id] : line.kind === "own" ? facts.groupAmounts[line.group.id] : undefined;
  const has = (month: number) => !isSeller || line.cells[month] === "field";
  const amounts = twelve.map((month) => (has(month) ? (saved?.[month] ?? null) : null));
  const seen = state.values[seenField(fields)];
  const any = twelve.some(has);
  const made = twelve.reduce((sum, month) => sum + (has(month) ? (figures.months[month] ?? 0) : 0), 0);
  return (
    <tr data-depth={Math.min(line.depth, 6)}>
      <th scope="row" id={`n-${fields}`}>
        <span>
          {name} {isSeller && <Elsewhere groups={line.elsewhere} />}
        </span>
        {any && <input type="hidden" name={seenField(fields)} value={typeof seen === "string" ? seen : writeSeen(amounts)} />}
        {any && <input type="hidden" name={madeField(fields)} value={made} />}
      </th>
      {twelve.map((month) =>
        has(month) ? (
          <td key={month}>
            <GridField name={monthField(fields, month)} labelledBy={`n-${fields} m${month}`} saved={amounts[month] ?? null} words={words} />
          </td>
        ) : (
          <td key={month} className="text-muted">
            {isSeller && line.cells[month] === "elsewhere" ? shown(figures.months[month] ?? null, words) : "–"}
          </td>
        ),
      )}
      <td className="font-semibold">
        {any ? (
          <GridField
            // Nobody wrote a year's amount: it goes on saying what the months make.
            typed={sameKroner(state.values[yearField(fields)], state.values[madeField(fields)]) ? String(made || "") : undefined}
            name={yearField(fields)}
            labelledBy={`n-${fields} my`}
            saved={amounts.every((amount) => amount === null) ? null : amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)}
            words={words}
          />
        ) : (
          <span className="font-normal text-muted">{shown(figures.year, words)}</span>
        )}
      </td>
      <td className="print:hidden">
        {any && (
          <span className="budget-actions">
            <button type="submit" name="fill" value={`even ${fields}`} aria-label={say(words.evenFor, { name })}>
              {words.even}
            </button>
            {isSeller && (
              <button type="submit" name="fill" value={`last ${fields}`} aria-label={say(words.lastFor, { name })}>
                {words.last}
              </button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What a form that was sent says of a year and what its months made before; nothing is nought. */
const sameKroner = (one: unknown, other: unknown): boolean =>
  typeof one === "string" && typeof other === "string" && (readKroner(one) ?? 0) === (readKroner(other) ?? 0);

interface FieldProps {
  name: string;
  labelledBy: string;
  saved: number | null;
  words: BudgetWords;
  /** What stands in it in place of what was sent. */
  typed?: string;
}

function GridField({ name, labelledBy, saved, words, typed: instead }: FieldProps) {
  const { state, prefix } = useFormAnswer();
  const typed = instead ?? state.values[name];
  const id = fieldId(prefix, name);
  const problem = name in state.fieldErrors || name in state.conflicts;
  return (
    <input
      type="text"
      id={id}
      name={name}
      aria-labelledby={labelledBy}
      aria-invalid={name in state.fieldErrors || undefined}
      data-conflict={name in state.conflicts ? "" : undefined}
      aria-describedby={problem ? `${id}-problem` : undefined}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={typeof typed === "string" ? shownAs(typed, words) : saved === null ? "" : formatNumber(saved, words.locale)}
    />
  );
}
