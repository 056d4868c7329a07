import type { ButtonHTMLAttributes } from "react";
import Link from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";
import { buttonClasses } from "@/components/ui/button-classes";

const square = "w-control-sm !px-0 touch:w-touch";

/** An icon alone: only x, ellipsis, chevrons and (on a phone) search. Its name holds the row («Fjern Peder Ås fra gruppen»). */
export function IconButton({ icon, label, className, ...rest }: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="submit" aria-label={label} {...rest} className={buttonClasses("quiet", "row", `${square} ${className ?? ""}`)}>
      <Icon name={icon} />
    </button>
  );
}

/** The same, where it only leads somewhere. */
export function IconLink({ icon, label, href, className }: { icon: IconName; label: string; href: string; className?: string }) {
  return (
    <Link prefetch={false} href={href} aria-label={label} className={buttonClasses("quiet", "row", `${square} ${className ?? ""}`)}>
      <Icon name={icon} />
    </Link>
  );
}
