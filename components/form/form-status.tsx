"use client";

import { useFormAnswer } from "@/components/form/form-context";

/** «Lagret», beside the button of a form that stays on the page. The live region stands empty until then. `prominent`: what it says is to be read, not just seen. */
export function FormStatus({ prominent = false }: { prominent?: boolean }) {
  const { state, pending } = useFormAnswer();
  return (
    <span role="status" className={prominent ? "min-w-0 flex-1 basis-60 wrap-anywhere" : "text-label text-muted"}>
      {pending ? null : state.message}
    </span>
  );
}
