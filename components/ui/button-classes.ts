export type ButtonVariant = "main" | "plain" | "quiet" | "danger" | "danger-quiet";
export type ButtonSize = "normal" | "row";

/** The look of a button, for `<button>` and `<a>` alike: one main action in view, danger only on a confirm page. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return [`button button-${variant}`, size === "row" && "button-in-row", className].filter(Boolean).join(" ");
}
