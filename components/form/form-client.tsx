"use client";

import { type ReactNode, type SubmitEvent, useActionState, useId, useLayoutEffect, useRef, useState, useTransition } from "react";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";

import { ErrorSummary, hasErrors } from "@/components/form/error-summary";
import { tellAnswer } from "@/components/form/form-answers";
import { FormAnswerContext } from "@/components/form/form-context";
import { type FormTextStrings, useFormTexts } from "@/components/form/texts";
import { type Contents, contentsOf } from "@/components/form/reset-keeping";
import { useErrorTitle } from "@/components/form/use-error-title";
import { useOneTimeKey } from "@/components/form/use-one-time-key";
import { usePresses } from "@/components/form/use-presses";
import { emptyFormState, type FormServerAction, type FormState } from "@/lib/form-state";

interface Props {
  action: FormServerAction;
  oneTimeKey: string;
  children: ReactNode;
  hidden?: Record<string, string | string[]>;
  labels?: Record<string, string>;
  className?: string;
  id?: string;
  answerInPlace?: boolean;
}

/**
 * Without scripts the browser posts the form and the page comes back with the answer (useActionState holds it). With
 * scripts the same action is called here, not through React's form action: that one empties the form after each answer,
 * and a redirect to the same page would put the whole page anew, focus and open menus lost.
 */
export function FormClient({ action, oneTimeKey, children, hidden = {}, labels, className, id, answerInPlace }: Props) {
  const [posted, postedAction] = useActionState(action, emptyFormState, answerInPlace ? `#${id}` : undefined);
  const [state, setState] = useState<FormState>(posted);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const left = useRef<{ path: string; y: number }>(null);
  const focused = useRef<string>(null);
  const sent = useRef<Contents>(new Map());
  const generatedId = useId();
  const texts = useFormTexts();
  const presses = usePresses(form, pending);
  const key = useOneTimeKey(oneTimeKey, state, { form, sent, waiting: presses.waiting });
  useErrorTitle(state);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = event.submitter;
    if (!presses.mayGo(button)) return;
    const data = new FormData(event.currentTarget, button);
    sent.current = contentsOf(event.currentTarget);
    const place = { path: location.pathname, y: window.scrollY };
    startTransition(async () => {
      try {
        const answer = await action(state, data);
        const standing = withTypedMeanwhile(answer, data, form.current);
        focused.current = document.activeElement?.id ?? null;
        startTransition(() => {
          setState(standing);
          if (hasErrors(standing)) tellAnswer(true);
        });
      } catch (error) {
        const redirected = isRedirect(error);
        if (redirected) left.current = place;
        else unstable_rethrow(error);
        startTransition(() => {
          setState(redirected ? { ...emptyFormState } : { ...state, ...notSent(texts, error) });
          tellAnswer(!redirected);
        });
      }
    });
  }

  // A select that is filled in is made anew: whoever was in it stays there.
  useLayoutEffect(() => {
    if (document.activeElement === document.body && focused.current) document.getElementById(focused.current)?.focus();
    focused.current = null;
  }, [state]);

  // A redirect back here is no journey: the router scrolls to the top or to the row; this puts the page back before it is
  // painted (a microtask comes after all layout effects, the router's among them).
  useLayoutEffect(() => {
    const place = left.current;
    left.current = null;
    if (place?.path === location.pathname)
      queueMicrotask(() => {
        window.scrollTo(0, place.y);
      });
  }, [oneTimeKey]);

  return (
    <form ref={form} id={id} action={postedAction} onSubmit={submit} noValidate className={className} data-refused={hasErrors(posted) || undefined}>
      <input type="hidden" name="_key" value={key} />
      {Object.entries(hidden).flatMap(([name, values]) =>
        [values].flat().map((value, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={value} />),
      )}
      {Object.entries(state.filled).map(([name, value]) => (
        <input key={`filled ${name}`} type="hidden" name={`_filled.${name}`} value={value} />
      ))}
      <FormAnswerContext value={{ prefix: id ?? `form${generatedId}`, state, pending }}>
        <ErrorSummary labels={labels} />
        {children}
      </FormAnswerContext>
    </form>
  );
}

/** What was typed or chosen while the answer was on its way stands: the answer speaks of what was sent. */
function withTypedMeanwhile(answer: FormState, sent: FormData, form: HTMLFormElement | null): FormState {
  if (!form) return answer;
  const now = new FormData(form);
  const typed = Object.keys(answer.values).flatMap((name) => {
    const [value, ...more] = now.getAll(name);
    return more.length === 0 && typeof value === "string" && sent.getAll(name).length === 1 && value !== sent.get(name) ? [[name, value] as const] : [];
  });
  return typed.length === 0 ? answer : { ...answer, values: { ...answer.values, ...Object.fromEntries(typed) } };
}

/** No answer came, or none that could be read: what was typed stands as it was. */
function notSent(texts: FormTextStrings, error: unknown): Partial<FormState> {
  return { fieldErrors: {}, links: {}, conflicts: {}, message: null, formError: unstable_isUnrecognizedActionError(error) ? texts.outdated : texts.unsent };
}

/** The router has already gone where a redirect leads; the error only ends the waiting. */
function isRedirect(error: unknown): boolean {
  return typeof error === "object" && error !== null && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT");
}
