"use client";

import { type ReactNode, useEffect, useId, useState } from "react";
import { usePressed } from "@/components/form/pressed-buttons";
import { useFormTexts } from "@/components/form/texts";
import { loaderCircle } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

interface Props {
  children: ReactNode;
  className: string;
  name?: string;
  value?: string;
  busyLabel?: string;
  label?: string;
  describedBy?: string;
}

/** What of SubmitButton runs in the browser. */
export function BusyButton({ children, className, name, value, busyLabel, label, describedBy }: Props) {
  const id = `button${useId()}`;
  const texts = useFormTexts();
  const busy = useLater(usePressed(id), 150);
  return (
    <button
      id={id}
      type="submit"
      name={name}
      value={value}
      aria-label={label}
      aria-describedby={describedBy}
      aria-disabled={busy || undefined}
      className={className}
    >
      <span className="grid">
        <span className={`col-start-1 row-start-1 inline-flex items-center justify-center gap-2 ${busy ? "invisible" : ""}`}>{children}</span>
        {/* Always there, so that the width is the same before and after. */}
        <span className={`col-start-1 row-start-1 -mx-2 inline-flex items-center justify-center gap-1.5 ${busy ? "" : "invisible"}`}>
          <IconSvg drawing={loaderCircle} className="busy-icon" />
          {busyLabel ?? texts.busy}
        </span>
      </span>
    </button>
  );
}

function useLater(on: boolean, milliseconds: number): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => {
      setShown(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [on, milliseconds]);
  return on && shown;
}
