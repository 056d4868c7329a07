"use client";

import type { ReactNode } from "react";

import { useFormAnswer } from "@/components/form/form-context";

/** Not of a locked year, unless a form was sent and refused: then there is something typed to be kept. */
export function WhileEdited({ locked, children }: { locked: boolean; children: ReactNode }) {
  const { n } = useFormAnswer().state;
  return locked && n === 0 ? null : children;
}
