"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "@/lib/form-state";
import { circleAlert, triangleAlert } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";
import { fieldId } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import { useFormTexts } from "@/components/form/texts";
import { TextLink } from "@/components/ui/link";

export function hasErrors(state: FormState): boolean {
  return state.formError !== null || Object.keys(state.fieldErrors).length > 0 || Object.keys(state.conflicts).length > 0;
}

/** On top of a refused form: how many fields, and a link to each. Takes focus, so that it is the next thing heard. */
export function ErrorSummary({ labels = {} }: { labels?: Record<string, string> }) {
  const { state, prefix } = useFormAnswer();
  const texts = useFormTexts();
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(state.fieldErrors);
  const conflict = Object.keys(state.conflicts).length > 0;
  const refused = hasErrors(state);

  useEffect(() => {
    if (refused) box.current?.focus();
  }, [refused, state.n]);

  if (!refused) return null;
  const whole = state.links[""];
  const near = state.anyway?.near ?? [];
  const amber = (conflict || near.length > 0) && fields.length === 0;
  const title = fields.length > 0 ? (texts.summary[fields.length - 1] ?? texts.summaryMany) : conflict && !state.formError ? texts.conflictTitle : null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      autoFocus
      className={`mb-4 flex items-start gap-2 rounded-lg border px-3 py-2 ${amber ? "border-warning-line bg-warning-ground" : "border-danger-line bg-danger-ground"}`}
    >
      <IconSvg drawing={amber ? triangleAlert : circleAlert} className={`my-0.5 max-sm:my-1 ${amber ? "text-warning" : "text-danger"}`} />
      <div className="min-w-0 wrap-anywhere">
        {title && <p className="font-semibold">{title}</p>}
        {state.formError && (
          <p>
            {state.formError}
            {whole && (
              <>
                {" "}
                <TextLink href={whole.href}>{whole.label}</TextLink>
              </>
            )}
          </p>
        )}
        {near.length > 0 && (
          <ul>
            {near.map(({ href, label, hint }) => (
              <li key={`${href} ${hint}`} className="py-0.5 touch:py-2.5">
                {href === null ? label : <TextLink href={href}>{label}</TextLink>} <span className="text-muted">{hint}</span>
              </li>
            ))}
          </ul>
        )}
        {fields.length > 0 && (
          <ul>
            {fields.map(([name, sentence]) => (
              <li key={name}>
                <a
                  href={`#${fieldId(prefix, name)}`}
                  className="inline-block py-0.5 text-link underline decoration-link/50 underline-offset-[0.2em] hover:decoration-link touch:py-2.5"
                >
                  {labels[name] ? `${labels[name]}: ${sentence}` : sentence}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
