"use client";

import { FieldError, fieldId } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";

interface Props {
  name: string;
  /** The question the choices answer. */
  legend: string;
  options: { value: string; label: string }[];
  defaultValue: string;
}

/** One of a few, all in view. */
export function RadioField({ name, legend, options, defaultValue }: Props) {
  const { state, prefix } = useFormAnswer();
  const id = fieldId(prefix, name);
  const sent = state.values[name];
  const chosen = typeof sent === "string" ? sent : defaultValue;
  const error = state.fieldErrors[name];
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend className="mb-1 wrap-anywhere">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-8 w-fit items-center gap-2 wrap-anywhere touch:min-h-touch">
          <input type="radio" className="tick" name={name} value={option.value} defaultChecked={option.value === chosen} />
          {option.label}
        </label>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
