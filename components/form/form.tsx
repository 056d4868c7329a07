import type { ReactNode } from "react";
import type { FormServerAction } from "@/lib/form-state";
import { FormClient } from "@/components/form/form-client";

interface Props {
  action: FormServerAction;
  children: ReactNode;
  /** Sent along; the server checks them like any input. */
  hidden?: Record<string, string | string[]>;
  /** Field name → its label, to stand before the sentence in the error summary. */
  labels?: Record<string, string>;
  className?: string;
  id?: string;
  /**
   * For a form (with an id) on a page whose address may name a row of it: without scripts the browser would show a refusal
   * at that row. Where the form leads to must name a row too, or the browser goes on to the form.
   */
  answerInPlace?: boolean;
  /** A one-time key made elsewhere, when several forms may do one thing only once between them. */
  sharedKey?: string;
}

/** Every form that changes something. Each time it is rendered it gets a key, by which the server ignores a repeated press. */
export function Form({ sharedKey, ...rest }: Props) {
  return <FormClient {...rest} oneTimeKey={sharedKey ?? crypto.randomUUID()} />;
}
