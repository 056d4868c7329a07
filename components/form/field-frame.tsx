"use client";

import type { ReactNode } from "react";
import { circleAlert } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";
import { useFormAnswer } from "@/components/form/form-context";
import { useFormTexts } from "@/components/form/texts";
import { TextLink } from "@/components/ui/link";

/** How much of the row a field takes: a row holds two halves, or a half, a postnr. (`sixth`) and a poststed (`third`). */
export type FieldWidth = "full" | "half" | "third" | "sixth";

export interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  /** «må fylles ut» after the label. Mark the fewer of the two. */
  required?: boolean;
  /** «valgfritt» after the label. */
  optional?: boolean;
  width?: FieldWidth;
  /** For those who listen only: in a row whose column says it. */
  hideLabel?: boolean;
  /** What the person saw when the page was made: the server refuses only a clash with somebody else's change of it. */
  seen?: string;
}

export function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name}`;
}

/** Everything a control needs to be wired to its label, hint and error, and the value to start from. */
export function useField(name: string, hint: ReactNode, defaultValue: string) {
  const { prefix, state } = useFormAnswer();
  const id = fieldId(prefix, name);
  const error = state.fieldErrors[name];
  const typed = state.values[name];
  const conflict = state.conflicts[name];
  const describedBy = [error && `${id}-error`, conflict && `${id}-now`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return {
    value: Array.isArray(typed) ? (typed[0] ?? "") : (typed ?? defaultValue),
    control: {
      id,
      name,
      "aria-invalid": error ? (true as const) : undefined,
      "data-conflict": conflict && !error ? "" : undefined,
      "aria-describedby": describedBy || undefined,
    },
  };
}

/** Label above, control, hint under; then what is wrong, or what somebody else saved. */
export function FieldFrame({ name, label, hint, required, optional, width = "half", seen, hideLabel, children }: FieldProps & { children: ReactNode }) {
  const { prefix, state } = useFormAnswer();
  const texts = useFormTexts();
  const id = fieldId(prefix, name);
  const error = state.fieldErrors[name];
  const mark = required ? texts.required : optional ? texts.optional : null;
  return (
    <div className={`min-w-0 ${widths[width]}`}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-label mb-1 block font-medium"}>
        {label}
        {mark && <span className="font-normal text-muted"> {mark}</span>}
      </label>
      {children}
      {seen !== undefined && <input type="hidden" name={`_seen.${name}`} value={state.seen[name] ?? seen} />}
      {error && (
        <FieldError id={`${id}-error`} link={state.links[name]}>
          {error}
        </FieldError>
      )}
      {state.conflicts[name] && <FieldConflict id={`${id}-now`} name={name} {...state.conflicts[name]} />}
      {hint && (
        <p id={`${id}-hint`} className="text-label mt-1 text-muted wrap-anywhere">
          {hint}
        </p>
      )}
    </div>
  );
}

export function FieldError({ id, link, children }: { id: string; link?: { href: string; label: string }; children: string }) {
  return (
    <p id={id} className="text-label mt-1 flex items-start gap-1.5 text-danger">
      <IconSvg drawing={circleAlert} className="mt-px" />
      <span className="min-w-0 wrap-anywhere">
        {children}
        {link && (
          <>
            {" "}
            <TextLink href={link.href} className="touch-target">
              {link.label}
            </TextLink>
          </>
        )}
      </span>
    </p>
  );
}

/** Somebody else saved this field first: what it holds now, and which of the two shall stand. */
export function FieldConflict({ id, name, now, by }: { id: string; name: string; now: string; by: string }) {
  const texts = useFormTexts();
  return <ConflictChoice id={id} name={name} sentence={texts.now.replace(/\{(now|by)\}/g, (_, word) => (word === "by" ? by : now || texts.emptyValue))} />;
}

/** The same with a sentence of its own, for a field that stands among many. */
export function ConflictChoice({ id, name, sentence }: { id: string; name: string; sentence: string }) {
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

interface GroupProps {
  name: string;
  legend: string;
  hint?: string;
  /** What was seen when the page was made, as one text. */
  seen?: string;
  children: ReactNode;
}

/** Several controls that are one field: what is wrong, or what somebody else saved, is said of all of them. */
export function GroupFrame({ name, legend, hint, seen, children }: GroupProps) {
  const { prefix, state } = useFormAnswer();
  const id = fieldId(prefix, name);
  const error = state.fieldErrors[name];
  const conflict = state.conflicts[name];
  const describedBy = [error && `${id}-error`, conflict && `${id}-now`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <fieldset id={id} tabIndex={-1} className="col-span-full min-w-0" aria-describedby={describedBy || undefined}>
      <legend className="text-label mb-1 block font-medium">{legend}</legend>
      {children}
      {seen !== undefined && <input type="hidden" name={`_seen.${name}`} value={state.seen[name] ?? seen} />}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {conflict && <FieldConflict id={`${id}-now`} name={name} {...conflict} />}
      {hint && (
        <p id={`${id}-hint`} className="text-label mt-1 text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}

const widths: Record<FieldWidth, string> = {
  full: "col-span-full",
  half: "col-span-full sm:col-span-3",
  third: "col-span-4 sm:col-span-2",
  sixth: "col-span-2 sm:col-span-1",
};
