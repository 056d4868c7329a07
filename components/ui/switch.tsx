"use client";

import { useId } from "react";
import { usePressed } from "@/components/form/pressed-buttons";

interface Props {
  name: string;
  /** What a press asks for: the row and the state, never «toggle» («12:customer:off»). */
  value: string;
  checked: boolean;
  /** What it does, with the row: «Vis Leverandør på kontakt». */
  label: string;
  describedBy?: string;
  /** The id of the form it belongs to, when it stands outside it. */
  form?: string;
  disabled?: boolean;
}

/** A submit button that says on or off. While its press is on the way it shows what was asked for. */
export function Switch({ name, value, checked, label, describedBy, form, disabled }: Props) {
  const id = `switch${useId()}`;
  const shown = usePressed(id) ? !checked : checked;
  return (
    <button
      id={id}
      type="submit"
      role="switch"
      className="switch"
      name={name}
      value={value}
      form={form}
      disabled={disabled}
      aria-checked={shown}
      aria-label={label}
      aria-describedby={describedBy}
    >
      <span />
    </button>
  );
}
