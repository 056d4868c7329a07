/** What a form's server action answers, and what the form shows. All sentences are in the reader's language already. */
export interface FormState {
  /** How many answers this form has had; 0 before the first. A change of it is what the form reacts to. */
  n: number;
  /** What was typed, by field name, to be shown again after a refusal. Never a secret. */
  values: Record<string, string | string[]>;
  /**
   * The values the person saw when the form was first shown, by field, as they were sent. They go on standing
   * after a refusal: what the database holds by then has not been seen, and must not pass for it.
   */
  seen: Record<string, string>;
  /**
   * What buttons that fill in have put in the fields, by field, and which of them hold it still is for the server to see:
   * it goes on standing with the form, so that another filling in may replace what nobody has typed.
   */
  filled: Record<string, string>;
  /** Field name → one sentence: what is wrong and what to do. */
  fieldErrors: Record<string, string>;
  /** Field name → where its sentence leads: to the record that has the name already, say; "": where that of the form as a whole does. */
  links: Record<string, { href: string; label: string }>;
  /** A sentence about the form as a whole, or null. */
  formError: string | null;
  /** Fields somebody else saved first: field name → what the field holds now (as shown) and who saved it. */
  conflicts: Record<string, { now: string; by: string }>;
  /** What is so near what was typed that it may be meant: where each stands (null: where the reader may not go), and the button that goes on all the same; or null. */
  anyway: { near: { href: string | null; label: string; hint: string }[]; name: string; value: string; label: string } | null;
  /** A sentence of success for forms that stay on the page («Lagret»), or null. */
  message: string | null;
  /** What a button that fills in leaves to choose among: a button each, by the value it sends. */
  choices: { value: string; label: string }[];
}

/** The shape `useActionState` takes: the server action of every form in the product. */
export type FormServerAction = (state: FormState, data: FormData) => Promise<FormState>;

export const emptyFormState: FormState = {
  n: 0,
  values: {},
  seen: {},
  filled: {},
  fieldErrors: {},
  links: {},
  formError: null,
  conflicts: {},
  anyway: null,
  message: null,
  choices: [],
};
