"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { Tag } from "@/components/ui/tag";

/** A list of records to choose among, beside the chosen one: a row each, all of it leading there. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="mt-2">
      <ul className="row-list">{children}</ul>
    </nav>
  );
}

interface RowProps {
  href: string;
  current: boolean;
  /** A code, at the left. */
  before: string;
  /** A count, at the right, and the word that those who listen hear after it. */
  after: string;
  afterWord: string;
  /** «Av», where it is switched off. */
  off?: string;
  children: string;
}

/** The link's name is the record's alone; code and count stand beside it. A list of thousands reaches the browser as data. */
export function ListRow({ href, current, before, after, afterWord, off, children }: RowProps) {
  return (
    <li>
      <span>{before}</span>
      <span>
        <Link prefetch={false} href={href} aria-current={current ? "page" : undefined}>
          {children}
        </Link>
        {off && (
          <>
            {" "}
            <Tag>{off}</Tag>
          </>
        )}
      </span>
      <span>
        {after}
        <span className="sr-only"> {afterWord}</span>
      </span>
    </li>
  );
}
