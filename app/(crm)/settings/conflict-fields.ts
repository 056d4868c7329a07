import type { FormFields } from "@/lib/form-fields";

const choicePrefix = "choice_";

/** The field of a conflict in a question whether to restore. */
export const choiceField = (key: string): string => choicePrefix + key;

/** A form's fields with what was chosen for the conflicts as `answers`. */
export function withAnswers(fields: FormFields): Record<string, unknown> {
  const isChoice = ([name]: [string, unknown]): boolean => name.startsWith(choicePrefix);
  const all = Object.entries(fields);
  const answers = all.filter(isChoice).map(([name, to]) => [name.slice(choicePrefix.length), to]);
  return { ...Object.fromEntries(all.filter((field) => !isChoice(field))), answers: Object.fromEntries(answers) };
}
