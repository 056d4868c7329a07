import type { ReactNode } from "react";
import Link from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";

/** A group of the person's menu: its name over, then a small POST form with MenuButtons. */
export function MenuForm({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <section className="border-b border-line py-1 last:border-b-0">
      {heading && <h2 className="px-3 pt-1 pb-0.5 text-sm font-semibold text-muted">{heading}</h2>}
      {children}
    </section>
  );
}

const item = "focus-inset flex min-h-8 w-full items-center gap-2 rounded-md px-3 py-1 text-left ease-fast hover:bg-hover active:bg-pressed touch:min-h-touch";

/** One choice: a submit button with its own name and value. What is chosen has a tick, and says so. */
export function MenuButton({ name, value, chosen, icon, children }: { name?: string; value?: string; chosen?: boolean; icon?: IconName; children: ReactNode }) {
  return (
    <button type="submit" name={name} value={value} aria-pressed={chosen} className={item}>
      {icon && <Icon name={icon} className="text-muted" />}
      <span className="flex-1">{children}</span>
      {chosen && <Icon name="check" className="text-link" />}
    </button>
  );
}

export function MenuLink({ href, icon, children }: { href: string; icon?: IconName; children: ReactNode }) {
  return (
    <Link prefetch={false} href={href} className={item}>
      {icon && <Icon name={icon} className="text-muted" />}
      {children}
    </Link>
  );
}
