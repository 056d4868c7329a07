import type { ReactNode } from "react";

/** Sticky under a table whose form has ticked rows; without any it is not there. The look stands in parts.css. */
export function BulkBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="bulk-bar">
      {children}
    </div>
  );
}
