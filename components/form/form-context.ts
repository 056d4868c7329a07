"use client";

import { createContext, useContext } from "react";
import { emptyFormState, type FormState } from "@/lib/form-state";

export interface FormAnswer {
  /** First part of every field's id, so that two forms on a page can hold fields of one name. */
  prefix: string;
  state: FormState;
  pending: boolean;
}

/** Outside a Form fields show what they were given. */
export const FormAnswerContext = createContext<FormAnswer>({ prefix: "f", state: emptyFormState, pending: false });

export function useFormAnswer(): FormAnswer {
  return useContext(FormAnswerContext);
}
