import type { ReactNode } from "react";

interface Props {
  /** «65 treff», 600. */
  hits: ReactNode;
  /** «av 3 094», muted. */
  of?: ReactNode;
  /** One removable Chip per filter in force. */
  chips?: ReactNode;
  /** «Viser 1–50», right. */
  range?: ReactNode;
}

/** The line between filters and table. The count is a status, so that a changed search is heard. */
export function ResultLine({ hits, of, chips, range }: Props) {
  return (
    <div className="mt-4 mb-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2">
      <p role="status">
        <strong className="font-semibold">{hits}</strong>
        {of && <span className="text-muted"> {of}</span>}
      </p>
      {chips && <div className="flex max-w-full min-w-0 flex-wrap gap-2 touch:gap-4">{chips}</div>}
      {range && <p className="ml-auto text-muted max-sm:hidden">{range}</p>}
    </div>
  );
}
