import Link from "next/link";
import { Icon } from "@/components/ui/icon";

/** On a phone the section list is a page of its own: a row of two lines for each, the whole row a link. */
export function LinkList({ label, items }: { label: string; items: { href: string; label: string; meta?: string }[] }) {
  return (
    <nav aria-label={label} className="-mx-gutter max-sm:-mx-4">
      <ul>
        {items.map((item) => (
          <li key={item.href} className="border-b border-line">
            <Link
              prefetch={false}
              href={item.href}
              className="focus-inset flex min-h-touch items-center gap-3 px-gutter py-2 ease-fast hover:bg-hover max-sm:px-4"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{item.label}</span>
                {item.meta && <span className="text-label block text-muted">{item.meta}</span>}
              </span>
              <Icon name="chevron-right" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
