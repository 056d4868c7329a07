"use client";

import { createContext, type ReactNode, useContext } from "react";

/** The strings the form parts speak with, made on the server (form-texts.ts) so that no ICU library is sent along. */
export interface FormTextStrings {
  required: string;
  optional: string;
  busy: string;
  /** No answer from the server; what was typed is still there. */
  unsent: string;
  /** The app was upgraded since the page was opened. */
  outdated: string;
  errorPrefix: string;
  /** The error summary's title by number of fields: index 0 is one field. */
  summary: string[];
  /** Its title when the list above is too short. */
  summaryMany: string;
  conflictTitle: string;
  /** «Nå: {now} ({by})», with the words in braces replaced here. */
  now: string;
  keepMine: string;
  keepTheirs: string;
  emptyValue: string;
}

const TextsContext = createContext<FormTextStrings | null>(null);

/** Given once, by the root layout. */
export function FormTexts({ texts, children }: { texts: FormTextStrings; children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

export function useFormTexts(): FormTextStrings {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("FormTexts is missing above this form: the root layout gives it.");
  return texts;
}
