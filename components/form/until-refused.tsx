"use client";

import { type ReactNode, useEffect, useState } from "react";

import { onAnswers } from "@/components/form/form-answers";

/** The message of an earlier act: it goes when a form on the page is refused, as it does where the page is made anew. */
export function UntilRefused({ children }: { children: ReactNode }) {
  const [refused, setRefused] = useState(false);
  useEffect(() => onAnswers(setRefused), []);
  return refused ? null : children;
}
