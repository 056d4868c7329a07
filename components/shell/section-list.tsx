import Link from "next/link";

/** The sections of Administrasjon, in groups. */
export function SectionList({ label, groups }: { label: string; groups: { heading: string; items: { href: string; label: string; current?: boolean }[] }[] }) {
  return (
    <nav aria-label={label} className="space-y-4">
      {groups.map((group) => (
        <div key={group.heading}>
          <p className="px-2.5 pt-[0.4375rem] pb-[0.3125rem] text-sm font-semibold text-muted">{group.heading}</p>
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  prefetch={false}
                  href={item.href}
                  aria-current={item.current ? "page" : undefined}
                  className={`focus-inset flex min-h-8 items-center rounded-r-md border-l-2 py-1 pr-2.5 pl-2 ease-fast touch:min-h-touch ${
                    item.current
                      ? "border-accent bg-selected font-medium forced-colors:outline-2 forced-colors:outline-[Highlight]"
                      : "border-transparent hover:bg-hover forced-colors:border-[Canvas]"
                  }`}
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
