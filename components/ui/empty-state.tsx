import type { ReactNode } from "react";

/** Two lines where the content would be: what is (not) here, and the way on. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="py-3">
      <p className="font-medium wrap-anywhere">{title}</p>
      {children && <p className="text-muted">{children}</p>}
    </div>
  );
}
