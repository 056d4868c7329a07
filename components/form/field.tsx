"use client";

import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from "react";
import { FieldError, FieldFrame, type FieldProps, type FieldWidth, fieldId, useField } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import type { PackedOptions } from "@/components/ui/packed-options";
import { Select, type SelectOption } from "@/components/ui/select";

interface Typed extends FieldProps {
  defaultValue?: string;
  maxLength?: number;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  placeholder?: string;
  disabled?: boolean;
}

interface TextProps extends Typed {
  type?: HTMLInputTypeAttribute;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  autoFocus?: boolean;
  spellCheck?: boolean;
  /** Suggestions that may be left for something else. */
  suggestions?: string[];
  /** The id of a datalist elsewhere on the page, where several fields share theirs. */
  suggestionsIn?: string;
  /** Words in the field's own line: «kr», «%». */
  prefix?: string;
  suffix?: string;
}

/** A line of text. */
export function TextField({
  type = "text",
  defaultValue = "",
  suggestions,
  suggestionsIn,
  prefix,
  suffix,
  hint,
  required,
  optional,
  width,
  seen,
  hideLabel,
  label,
  name,
  ...rest
}: TextProps) {
  const { value, control } = useField(name, hint, defaultValue);
  const list = suggestions && `${control.id}-list`;
  const input = <input {...rest} {...control} type={type} required={required} defaultValue={value} list={suggestionsIn ?? list} className="field" />;
  return (
    <FieldFrame {...{ name, label, hint, required, optional, width, seen, hideLabel }}>
      {prefix || suffix ? (
        <span className="flex items-center gap-2">
          {prefix && <span className="text-muted">{prefix}</span>}
          {input}
          {suffix && <span className="text-muted">{suffix}</span>}
        </span>
      ) : (
        input
      )}
      {list && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

/** A password: never shown again, whatever the answer. */
export function PasswordField({
  autoComplete = "current-password",
  hint,
  required,
  optional,
  width,
  label,
  name,
  ...rest
}: Omit<Typed, "defaultValue" | "seen">) {
  const { control } = useField(name, hint, "");
  return (
    <FieldFrame {...{ name, label, hint, required, optional, width }}>
      <input {...rest} {...control} type="password" autoComplete={autoComplete} required={required} className="field" />
    </FieldFrame>
  );
}

/** A native select. React sets a select's default only when it is made, so a new default makes a new one. */
export function SelectField({
  options,
  defaultValue = "",
  hint,
  required,
  optional,
  width,
  seen,
  label,
  name,
  disabled,
}: FieldProps & { options: SelectOption[] | PackedOptions; defaultValue?: string; disabled?: boolean }) {
  const { value, control } = useField(name, hint, defaultValue);
  return (
    <FieldFrame {...{ name, label, hint, required, optional, width, seen }}>
      <Select key={value} {...control} options={options} defaultValue={value} required={required} disabled={disabled} />
    </FieldFrame>
  );
}

interface CheckboxProps {
  name: string;
  /** Its own id where several of one name stand in a form. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Sent when ticked. */
  value?: string;
  defaultChecked?: boolean;
  width?: FieldWidth;
  seen?: string;
  disabled?: boolean;
}

/** One yes or no. After a refusal, a name that is not among what was sent was not ticked. */
export function CheckboxField({ name, id: own, label, hint, value = "on", defaultChecked = false, width = "full", seen, disabled }: CheckboxProps) {
  const { state, prefix } = useFormAnswer();
  const id = own ?? fieldId(prefix, name);
  const sent = state.n > 0 && Object.keys(state.values).length > 0;
  const checked = sent ? [state.values[name] ?? []].flat().includes(value) : defaultChecked;
  const error = state.fieldErrors[name];
  return (
    <div className={width === "full" ? "col-span-full" : "col-span-full sm:col-span-3"}>
      <label className="flex min-h-8 w-fit items-start gap-2 py-1.5 wrap-anywhere touch:min-h-touch touch:py-2.5">
        <input
          id={id}
          type="checkbox"
          className="tick mt-0.5 touch:mt-px"
          name={name}
          value={value}
          defaultChecked={checked}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={[error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined}
        />
        {label}
      </label>
      {seen !== undefined && <input type="hidden" name={`_seen.${name}`} value={state.seen[name] ?? seen} />}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p id={`${id}-hint`} className="text-label -mt-1 pl-6 wrap-anywhere text-muted touch:pl-7.5">
          {hint}
        </p>
      )}
    </div>
  );
}
