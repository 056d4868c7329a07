"use client";

import { type ClipboardEvent, type InputEvent, useMemo, useState } from "react";

import { useFormAnswer } from "@/components/form/form-context";
import type { BudgetFacts } from "@/lib/crm/budgets/budget-facts";
import { monthField, readField, yearField } from "@/lib/crm/budgets/budget-fields";
import { budgetTotals, type Figures, standingIn } from "@/lib/crm/budgets/budget-totals";
import { linesIn } from "@/lib/crm/budgets/changed-lines";
import type { BudgetLine } from "@/lib/crm/budgets/lay-out-budget";
import { pasteRows } from "@/lib/crm/budgets/paste-rows";
import { placeBlock } from "@/lib/crm/budgets/pasted-block";
import { readKroner, sumOf } from "@/lib/crm/budgets/typed-kroner";
import { formatNumber } from "@/lib/i18n/format";
import { say, type BudgetWords } from "./budget-words";

interface Shown {
  facts: BudgetFacts;
  lines: BudgetLine[];
  /** Whether a group's own figure has its line. */
  own: (group: number) => boolean;
  words: BudgetWords;
}

/**
 * The sums of the grid: of what is saved, of what a form that was sent holds, and with scripts of what stands in its
 * fields while one types. The fields themselves are the browser's: what is typed is read from them.
 */
export function useBudgetFigures({ facts, lines, own, words }: Shown) {
  const { state } = useFormAnswer();
  const [typed, setTyped] = useState<{ since: unknown[]; fields: Record<string, string> } | null>(null);
  const [said, setSaid] = useState("");
  const fields = typed?.since[0] === facts && typed.since[1] === state ? typed.fields : state.values;
  const totals = useMemo<Map<string, Figures>>(() => budgetTotals(lines, standingIn(facts, fields)), [lines, facts, fields]);

  /** Reads the form again, and puts what its months make into the year's field of these lines. */
  function follow(form: HTMLFormElement, changed: Iterable<string>): void {
    const now = fieldsOf(form);
    const months = linesIn(now);
    for (const line of changed) {
      const year = form.elements.namedItem(yearField(line));
      if (year instanceof HTMLInputElement) year.value = formatNumber(sumOf([...(months.get(line)?.values() ?? [])].map(readKroner)), words.locale);
    }
    setTyped({ since: [facts, state], fields: now });
  }

  return {
    totals,
    said,
    onInput: ({ target }: InputEvent<HTMLElement>): void => {
      if (!(target instanceof HTMLInputElement) || !target.form) return;
      const field = readField(target.name);
      if (!field) return;
      follow(target.form, field.month === "year" ? [] : [field.line]);
    },
    onPaste: (event: ClipboardEvent<HTMLElement>): void => {
      const { target } = event;
      const text = event.clipboardData.getData("text/plain");
      if (!(target instanceof HTMLInputElement) || !target.form || !/[\t\n\r]/u.test(text.trimEnd())) return;
      const field = readField(target.name);
      if (!field || field.month === "year") return;
      event.preventDefault();
      const rows = pasteRows(lines, own);
      const placed = placeBlock(text, rows, { row: rows.findIndex(({ line }) => line === field.line), month: field.month });
      if ("problem" in placed) return setSaid(say(words.problems[placed.problem], { what: placed.what }));
      for (const [name, value] of Object.entries(placed.values)) {
        const cell = target.form.elements.namedItem(name);
        if (cell instanceof HTMLInputElement) cell.value = shownAs(value, words);
      }
      follow(target.form, new Set(Object.keys(placed.values).flatMap((name) => readField(name)?.line ?? [])));
      setSaid(say(words.pasted, { cells: Object.keys(placed.values).length }));
    },
  };
}

/** Figures stand in groups of three; what is none, as it was typed. */
export function shownAs(typed: string, { locale }: BudgetWords): string {
  const kroner = readKroner(typed);
  return typeof kroner === "number" ? formatNumber(kroner, locale) : typed;
}

/** What stands in the fields of a line's twelve months. */
export const monthFields = (line: string): string[] => Array.from({ length: 12 }, (_, month) => monthField(line, month));

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const element of form.elements) if (element instanceof HTMLInputElement && readField(element.name)) fields[element.name] = element.value;
  return fields;
}
