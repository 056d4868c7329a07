"use client";

import { ConflictChoice, FieldError, fieldId } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import { yearField } from "@/lib/crm/budgets/budget-fields";
import { monthFields, shownAs } from "./use-budget-figures";
import { type BudgetWords, say } from "./budget-words";

/** Under a line: what is wrong in its cells, and what others saved in them meanwhile. */
export function LineProblems({ line, name, words }: { line: string; name: string; words: BudgetWords }) {
  const { state, prefix } = useFormAnswer();
  const names = [...monthFields(line), yearField(line)];
  const wrong = names.filter((field) => field in state.fieldErrors || field in state.conflicts);
  if (wrong.length === 0) return null;
  const month = (field: string): string => words.months[names.indexOf(field)] ?? words.year;
  return (
    <tr className="budget-problems">
      <td colSpan={15}>
        {/* As wide as the window, however far the months are scrolled. */}
        <div>
          {wrong.map((field) => {
            const [error, conflict, typed] = [state.fieldErrors[field], state.conflicts[field], state.values[field]];
            const id = `${fieldId(prefix, field)}-problem`;
            return error !== undefined ? (
              <FieldError key={field} id={id}>
                {`${month(field)}: ${error}`}
              </FieldError>
            ) : conflict ? (
              <ConflictChoice
                key={field}
                id={id}
                name={field}
                sentence={say(words.conflict, {
                  name,
                  month: month(field),
                  now: conflict.now === "" ? words.emptyValue : shownAs(conflict.now, words),
                  by: conflict.by,
                  typed: typeof typed === "string" && typed.trim() !== "" ? shownAs(typed, words) : words.emptyValue,
                })}
              />
            ) : null;
          })}
        </div>
      </td>
    </tr>
  );
}
