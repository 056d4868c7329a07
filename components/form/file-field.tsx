"use client";

import { FieldFrame, type FieldProps, useField } from "@/components/form/field-frame";

/** A file to send. What was chosen can't be put back after a refusal: the browser lets nobody but the person choose. */
export function FileField({ name, label, hint, required, width, accept }: Omit<FieldProps, "seen" | "optional"> & { accept: string }) {
  const { control } = useField(name, hint, "");
  return (
    <FieldFrame {...{ name, label, hint, required, width }}>
      <input {...control} type="file" required={required} accept={accept} className="field" />
    </FieldFrame>
  );
}
