"use client";

import { useFormAnswer } from "@/components/form/form-context";

/** «Lagret», beside the button of a form that stays on the page. The live region stands empty until then. */
export function FormStatus() {
  const { state, pending } = useFormAnswer();
  return (
    <span role="status" className="text-label text-muted">
      {pending ? null : state.message}
    </span>
  );
}
