import type { ReactNode } from "react";

/** A short form in one line: a field that takes what is left, perhaps a narrow one, and its button beside the fields. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>;
}
