"use client";

import type { ReactNode } from "react";

import { useFormAnswer } from "@/components/form/form-context";

/** What is folded away until it is wanted; open while there is something wrong in it. */
export function PasteSection({ heading, children }: { heading: string; children: ReactNode }) {
  const { fieldErrors } = useFormAnswer().state;
  return (
    <details open={"paste" in fieldErrors || "pasteRow" in fieldErrors || undefined} className="mt-4 print:hidden">
      <summary className="w-fit py-1 font-medium touch:py-3">{heading}</summary>
      <div className="max-w-form pt-2">{children}</div>
    </details>
  );
}
