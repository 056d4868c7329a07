"use client";

import { Fragment, useMemo, useState } from "react";
import { flushSync } from "react-dom";

import { fieldId } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import type { BudgetFacts } from "@/lib/crm/budgets/budget-facts";
import { fieldsLine, groupLine, monthField } from "@/lib/crm/budgets/budget-fields";
import { twelve } from "@/lib/crm/budgets/budget-months";
import { type BudgetLine, layOutBudget } from "@/lib/crm/budgets/lay-out-budget";
import { openedGroups } from "@/lib/crm/budgets/opened-groups";
import { FieldsLine } from "./fields-line";
import { LineProblems } from "./line-problems";
import { SumLine } from "./sum-line";
import { useBudgetFigures } from "./use-budget-figures";
import { type BudgetWords, say } from "./budget-words";

interface Props {
  facts: BudgetFacts;
  /** The groups whose own figures are opened by the address; those that have one are shown anyway. */
  opened: number[];
  /** Fields, or figures to read. */
  editable: boolean;
  /** The grid's name: «Salgsbudsjett 2026». */
  label: string;
  words: BudgetWords;
}

/** Sellers by months, in the tree of their groups. It scrolls sideways by itself, the names standing still. */
export function BudgetGrid({ facts, opened, editable: open, label, words }: Props) {
  const { state, prefix } = useFormAnswer();
  const editable = state.n > 0 || open;
  const lines = useMemo(() => layOutBudget(facts), [facts]);
  const [openedHere, setOpenedHere] = useState<number[]>([]);
  const sentOwn = state.values.own;
  const withOwn = useMemo(
    () => new Set([...opened, ...Object.keys(facts.groupAmounts).map(Number), ...(typeof sentOwn === "string" ? openedGroups(sentOwn) : []), ...openedHere]),
    [facts, opened, sentOwn, openedHere],
  );
  const own = (group: number) => withOwn.has(group);
  const { totals, said, onInput, onPaste } = useBudgetFigures({ facts, lines, own, words });
  const shown = lines.filter((line) =>
    line.kind === "own" || line.kind === "unallocated" ? own(line.group.id) : line.kind === "seller" || line.group?.id !== 0,
  );
  const total = lines.findLast((line) => line.kind === "sum");

  /** With scripts the line is there at once, its first field ready. */
  function openOwn(group: number): void {
    flushSync(() => {
      setOpenedHere((before) => [...before, group]);
    });
    document.getElementById(fieldId(prefix, monthField(groupLine(group), 0)))?.focus();
  }

  /** What opens the line of a group's own figure, where it has none yet. */
  function addOwn(line: BudgetLine) {
    if (line.kind !== "sum" || (line.of !== "group" && line.of !== "all") || !line.group || withOwn.has(line.group.id)) return null;
    const { id, name } = line.group;
    return {
      value: `own ${groupLine(id)}`,
      label: words.addOwn,
      name: say(words.addOwnFor, { name }),
      open: () => {
        openOwn(id);
      },
    };
  }

  return (
    <>
      {editable && <input type="hidden" name="own" value={[...withOwn].join(",")} />}
      <section aria-label={label} tabIndex={0} className="budget-scroll" onInput={onInput} onPaste={onPaste}>
        <table className="budget" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{words.groupOrSeller}</th>
              {twelve.map((month) => (
                <th key={month} id={`m${month}`} scope="col">
                  {words.months[month]}
                </th>
              ))}
              <th id="my" scope="col">
                {words.year}
              </th>
              {editable && (
                <th scope="col" className="print:hidden">
                  <span className="sr-only">{words.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => {
              const figures = totals.get(line.key);
              const fields = fieldsLine(line);
              if (!figures) return null;
              if (fields === null || !editable)
                return (
                  <SumLine
                    key={line.key}
                    line={line}
                    last={line === total}
                    name={nameOf(line, words)}
                    figures={figures}
                    words={words}
                    addOwn={editable ? addOwn(line) : undefined}
                  />
                );
              return (
                <Fragment key={line.key}>
                  <FieldsLine line={line} fields={fields} name={nameOf(line, words)} figures={figures} facts={facts} words={words} />
                  <LineProblems line={fields} name={nameOf(line, words)} words={words} />
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
      {editable && (
        <p role="status" className="text-label mt-1 text-muted print:hidden">
          {said}
        </p>
      )}
    </>
  );
}

function nameOf(line: BudgetLine, words: BudgetWords): string {
  switch (line.kind) {
    case "seller":
      return line.seller.name;
    case "own":
      return say(words.own, { name: line.group.name });
    case "unallocated":
      return say(words.unallocated, { name: line.group.name });
    case "sum": {
      const name = line.group?.name ?? "";
      return line.of === "group" ? name : say(words[line.of], { name });
    }
  }
}
