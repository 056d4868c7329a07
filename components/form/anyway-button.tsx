"use client";

import { BusyButton } from "@/components/form/busy-button";
import { useFormAnswer } from "@/components/form/form-context";
import { buttonClasses } from "@/components/ui/button-classes";

/** The button that goes on though something near was shown; only there once it was. After «Lagre», so that Enter never presses it. */
export function AnywayButton() {
  const { anyway } = useFormAnswer().state;
  if (!anyway) return null;
  const { name, value, label } = anyway;
  return (
    <BusyButton name={name} value={value} className={buttonClasses("plain", "normal")}>
      {label}
    </BusyButton>
  );
}
