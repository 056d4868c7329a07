import type { ReactNode } from "react";

interface Item {
  label: string;
  value: ReactNode;
}

/** A few figures in a row, label over. No boxes, no arrows. */
export function KeyFigures({ items }: { items: Item[] }) {
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {items.map((item) => (
        <div key={item.label}>
          <dt className="text-label text-muted">{item.label}</dt>
          <dd className="text-lg font-semibold">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a record holds, read only: label left, value right. */
export function DefinitionList({ items }: { items: Item[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
      {items.map((item) => (
        <div key={item.label} className="contents">
          <dt className="text-muted">{item.label}</dt>
          <dd className="min-w-0 wrap-anywhere">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
