import type { ButtonHTMLAttributes, ComponentProps } from "react";
import Link from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "@/components/ui/button-classes";

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
}

/** What changes data: a submit button of a POST form. In a Form that can be busy, use SubmitButton. */
export function Button({
  variant = "plain",
  size = "normal",
  icon,
  busy,
  className,
  children,
  ...rest
}: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="submit" aria-disabled={busy || undefined} {...rest} className={buttonClasses(variant, size, className)}>
      {busy ? <Icon name="loader-circle" className="busy-icon" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** What only leads somewhere, looking like a button. */
export function ButtonLink({ variant = "plain", size = "normal", icon, className, children, ...rest }: Look & Omit<ComponentProps<typeof Link>, "prefetch">) {
  return (
    <Link prefetch={false} {...rest} className={buttonClasses(variant, size, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
