"use client";

import type { ReactNode } from "react";

import { useFormAnswer } from "@/components/form/form-context";

/** Fields that the page has no longer, shown while the refused form holds them: what was typed in them is kept. */
export function OnlyWhenSent({ field, children }: { field: string; children: ReactNode }) {
  const { state } = useFormAnswer();
  return field in state.values ? children : null;
}
