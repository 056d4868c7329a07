import Link from "next/link";

/** The parts of one record, each its own page. Links that wrap, never scroll out of sight. */
export function Tabs({ label, items }: { label: string; items: { href: string; label: string; count?: number | string; current?: boolean }[] }) {
  return (
    <nav aria-label={label} className="mb-5 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              prefetch={false}
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={`focus-inset flex h-10 items-center gap-1.5 border-b-2 font-medium ease-fast touch:h-touch touch:min-w-touch touch:justify-center ${
                item.current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink forced-colors:border-b-0"
              }`}
            >
              {item.label}
              {item.count !== undefined && <span className="text-xs font-normal text-muted">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
