import type { ReactNode } from "react";

interface Props {
  title: string;
  /** Beside the title, muted: «10», «8 slettede». */
  count?: ReactNode;
  /** One sentence on what this is, at most. */
  lede?: ReactNode;
  /** One line under the title of a record: number, form, city, seller. */
  meta?: ReactNode;
  /** Right of the title; at most one main action. */
  actions?: ReactNode;
}

/** The title row of every page: h1 left, its actions right. */
export function PageHeader({ title, count, lede, meta, actions }: Props) {
  return (
    <header className="mb-3">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {/* The row breaks only where the longest word of the title and the actions do not fit side by side. */}
        <div className="flex flex-[1_1_min-content] flex-wrap items-center gap-x-4">
          <h1 className="text-page-title wrap-break-word">{title}</h1>
          {count !== undefined && <div className="text-muted">{count}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      {meta && <p className="mt-0.5 text-muted">{meta}</p>}
      {lede && <p className="mt-0.5 max-w-[44rem] pb-1 text-muted">{lede}</p>}
    </header>
  );
}
