import type { ReactNode } from "react";
import { BusyButton } from "@/components/form/busy-button";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "@/components/ui/button-classes";
import { Icon, type IconName } from "@/components/ui/icon";

interface Props {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  name?: string;
  value?: string;
  busyLabel?: string;
  /** When the visible text doesn't name the row: the whole name, with the visible text in it. */
  label?: string;
  className?: string;
}

/** The button of a Form. Busy is shown after 150 ms, with the width kept; the form ignores a second press meanwhile. */
export function SubmitButton({ children, variant = "main", size = "normal", icon, className, ...rest }: Props) {
  return (
    <BusyButton {...rest} className={buttonClasses(variant, size, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </BusyButton>
  );
}
