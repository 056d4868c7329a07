"use client";

import { FieldError, fieldId } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import { useFormTexts } from "@/components/form/texts";
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
              <Conflict
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

/** Both figures, and which of the two shall stand. */
function Conflict({ id, name, sentence }: { id: string; name: string; sentence: string }) {
  const texts = useFormTexts();
  return (
    <fieldset className="mt-1">
      <legend id={id} className="text-label wrap-anywhere text-warning">
        {sentence}
      </legend>
      <div className="flex flex-wrap gap-x-5">
        {(["mine", "theirs"] as const).map((choice) => (
          <label key={choice} className="flex min-h-7 items-center gap-2 touch:min-h-touch">
            <input type="radio" className="tick" name={`_keep.${name}`} value={choice} />
            {choice === "mine" ? texts.keepMine : texts.keepTheirs}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
