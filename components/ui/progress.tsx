import type { ReactNode } from "react";

/** «1 918 av 3 094 rader» with its bar. `children` is the way to a newer answer (a link «Oppdater»). */
export function Progress({ label, value, max, text, children }: { label: string; value: number; max: number; text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <progress className="progress w-64 max-w-full" aria-label={label} value={value} max={max} />
      <span>{text}</span>
      {children}
    </div>
  );
}
