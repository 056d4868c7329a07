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
  /** The id of a text that says more of it. */
  describedBy?: string;
  /** Its text holds a name of any length, and may take several lines rather than widen the page. */
  wrap?: boolean;
  className?: string;
}

/** The button of a Form. Busy is shown after 150 ms, with the width kept; the form ignores a second press meanwhile. */
export function SubmitButton({ children, variant = "main", size = "normal", icon, wrap, className, ...rest }: Props) {
  const shape = wrap ? "!h-auto min-h-control max-w-full py-1.5 !whitespace-normal wrap-anywhere text-start touch:min-h-touch" : "";
  return (
    <BusyButton {...rest} className={buttonClasses(variant, size, `${shape} ${className ?? ""}`)}>
      {icon && <Icon name={icon} />}
      {children}
    </BusyButton>
  );
}
