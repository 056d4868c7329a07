"use client";

import { FieldFrame, type FieldProps, useField } from "@/components/form/field-frame";

/** Several lines of text, as they are pasted. */
export function TextAreaField({ rows, hint, required, optional, width = "full", label, name }: FieldProps & { rows: number }) {
  const { value, control } = useField(name, hint, "");
  return (
    <FieldFrame {...{ name, label, hint, required, optional, width }}>
      <textarea {...control} rows={rows} required={required} defaultValue={value} spellCheck={false} className="field !h-auto py-2" />
    </FieldFrame>
  );
}
