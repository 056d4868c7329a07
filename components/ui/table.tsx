import type { MouseEventHandler, ReactNode } from "react";
import Link from "next/link";
import { arrowDown, arrowUp } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

type Align = "start" | "end" | "center";

/**
 * A table of records. Below 640 (`sm`) or 1024 (`md`) its rows are stacked; `display: grid` takes a table's meaning
 * away, so every role is written out.
 */
export function Table({
  label,
  stack,
  fixed,
  className = "",
  onClick,
  children,
}: {
  label: string;
  stack: "sm" | "md" | "never";
  /** Columns of given widths, so that long texts are clipped with an ellipsis instead of widening the table. */
  fixed?: boolean;
  className?: string;
  /** What follows the plain links in its rows (`useFollowedLinks`), and nothing else: a table is no control. */
  onClick?: MouseEventHandler;
  children: ReactNode;
}) {
  return (
    <table role="table" aria-label={label} onClick={onClick} className={`table ${fixed ? "table-fixed" : ""} ${stacks[stack]} ${className}`}>
      {children}
    </table>
  );
}

const stacks = { sm: "max-sm:stack-rows", md: "max-md:stack-rows", never: "" };

export function Head({ children }: { children: ReactNode }) {
  return (
    <thead role="rowgroup">
      <tr role="row">{children}</tr>
    </thead>
  );
}

export function Body({ children }: { children: ReactNode }) {
  return <tbody role="rowgroup">{children}</tbody>;
}

export function Row({
  id,
  selected,
  group,
  className,
  children,
}: {
  id?: string;
  selected?: boolean;
  group?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <tr role="row" id={id} data-selected={selected || undefined} className={[group && "table-group", className].filter(Boolean).join(" ") || undefined}>
      {children}
    </tr>
  );
}

/** A link that sorts by a column; `direction` says how the table is sorted by it now, null when it is not. */
export interface SortLink {
  href: string;
  direction: "ascending" | "descending" | null;
}

interface HeadCellProps {
  align?: Align;
  sort?: SortLink;
  /** A Tailwind width, e.g. `w-40`. */
  width?: string;
  /** The column's name, for screen readers only (row actions, checkboxes). */
  hiddenLabel?: string;
  children?: ReactNode;
}

export function HeadCell({ align = "start", sort, width = "", hiddenLabel, children }: HeadCellProps) {
  return (
    <th role="columnheader" scope="col" aria-sort={sort ? (sort.direction ?? "none") : undefined} className={`${aligns[align]} ${width}`}>
      {hiddenLabel && <span className="sr-only">{hiddenLabel}</span>}
      {sort ? (
        <Link
          prefetch={false}
          scroll={false}
          href={sort.href}
          className={`touch-target inline-flex min-h-6 items-center gap-1 hover:text-ink hover:underline ${sort.direction ? "text-ink" : ""}`}
        >
          {children}
          {sort.direction && <IconSvg drawing={sort.direction === "ascending" ? arrowUp : arrowDown} />}
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

interface CellProps {
  align?: Align;
  /** The word before the value when the row is stacked («Endret 3.11.2026»); `after` is the word after it («10 kunder»). */
  label?: string;
  after?: string;
  /** The name of the row: first, 500. */
  primary?: boolean;
  /** Where it stands when stacked: the checkbox (`start`), «⋯» (`end`), or two that share a line (`left`, `right`). */
  place?: "start" | "end" | "left" | "right";
  /** How many columns it takes: a form in place of a row. */
  span?: number;
  /** The whole text, where the cell may be clipped (see Table `fixed`). */
  clip?: string;
  className?: string;
  children?: ReactNode;
}

export function Cell({ align = "start", label, after, primary, place, span, clip, className, children }: CellProps) {
  const classes = [aligns[align], primary && "font-medium", place && `cell-${place}`, clip !== undefined && "cell-clip", className];
  return (
    <td role="cell" colSpan={span} title={clip} className={classes.filter(Boolean).join(" ") || undefined}>
      {label && <span className="stacked-only text-muted">{label} </span>}
      {children}
      {after && <span className="stacked-only"> {after}</span>}
    </td>
  );
}

const aligns: Record<Align, string> = { start: "", end: "text-end", center: "text-center" };
