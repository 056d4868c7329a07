import type { ReactNode } from "react";
import Link from "next/link";
import { x } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

/** A category, or a filter in force: with `removeHref` a link that takes the filter away. */
export function Chip({ children, removeHref, removeLabel }: { children: ReactNode; removeHref?: string; removeLabel?: string }) {
  if (!removeHref)
    return (
      <span className="inline-block max-w-full overflow-hidden rounded-sm border border-line bg-subtle px-1.5 align-middle text-sm leading-[1.125rem] text-ellipsis whitespace-nowrap">
        {children}
      </span>
    );
  return (
    <Link
      prefetch={false}
      scroll={false}
      href={removeHref}
      aria-label={removeLabel}
      className="touch-target inline-flex h-7 max-w-full items-center gap-1.5 rounded-sm border border-line bg-subtle px-1.5 text-sm ease-fast hover:bg-hover"
    >
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
    <span className="inline-flex max-w-full flex-wrap items-center gap-1 align-middle">
      {names.slice(0, most).map((name) => (
        <Chip key={name}>{name}</Chip>
      ))}
      {rest.length > 0 && (
        <span title={rest.join(", ")} className="inline-flex">
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
