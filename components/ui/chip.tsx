import type { ReactNode } from "react";
import Link from "next/link";
import { x } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

/** A category, or a filter in force: with `removeHref` a link that takes the filter away. */
export function Chip({ children, removeHref, removeLabel }: { children: ReactNode; removeHref?: string; removeLabel?: string }) {
  if (!removeHref) return <span className="chip">{children}</span>;
  return (
    <Link prefetch={false} scroll={false} href={removeHref} aria-label={removeLabel} className="filter-chip touch-target">
      <span className="min-w-0 overflow-hidden text-ellipsis whitespace-nowrap">{children}</span>
      <IconSvg drawing={x} />
    </Link>
  );
}

/** Chips in a table row: `most` of them (two), then «+1», whose title and hidden text name the rest. */
export function ChipRow({ names, most = 2, andMoreLabel }: { names: string[]; most?: number; andMoreLabel: (n: number) => string }) {
  const rest = names.slice(most);
  if (names.length === 0) return null;
  return (
    <span className="chip-row">
      {names.slice(0, most).map((name) => (
        <Chip key={name}>{name}</Chip>
      ))}
      {rest.length > 0 && (
        <span title={rest.join(", ")} className="inline-flex shrink-0">
          <Chip>
            <span aria-hidden="true">+{rest.length}</span>
            <span className="sr-only">
              {andMoreLabel(rest.length)}: {rest.join(", ")}
            </span>
          </Chip>
        </span>
      )}
    </span>
  );
}
