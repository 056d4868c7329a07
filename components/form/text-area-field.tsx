"use client";

import { FieldFrame, type FieldProps, useField } from "@/components/form/field-frame";

/** Several lines of text, as they are pasted. */
export function TextAreaField({
  rows,
  hint,
  required,
  optional,
  width = "full",
  label,
  name,
  seen,
  defaultValue = "",
}: FieldProps & { rows: number; defaultValue?: string }) {
  const { value, control } = useField(name, hint, defaultValue);
  return (
    <FieldFrame {...{ name, label, hint, required, optional, width, seen }}>
      <textarea {...control} rows={rows} required={required} defaultValue={value} spellCheck={false} className="field !h-auto py-2" />
    </FieldFrame>
  );
}
