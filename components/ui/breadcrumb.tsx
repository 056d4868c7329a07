import Link from "next/link";

/** Where the page stands. The last item is the page itself, in ink and not a link. */
export function Breadcrumb({ label, items }: { label: string; items: { label: string; href?: string }[] }) {
  return (
    <nav aria-label={label} className="text-label mb-1.5 text-muted print:hidden">
      <ol className="flex flex-wrap">
        {items.map((item, index) => {
          const last = index === items.length - 1;
          return (
            <li key={`${item.label} ${index}`} className="min-w-0 wrap-anywhere">
              {last || !item.href ? (
                <span className={last ? "text-ink" : undefined} aria-current={last ? "page" : undefined}>
                  {item.label}
                </span>
              ) : (
                <Link prefetch={false} href={item.href} className="touch-target -my-0.75 inline-block py-0.75 hover:text-ink hover:underline">
                  {item.label}
                </Link>
              )}
              {!last && (
                <span aria-hidden="true" className="px-1.5">
                  –
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
