export type ButtonVariant = "main" | "plain" | "quiet" | "danger" | "danger-quiet";
export type ButtonSize = "normal" | "row";

/** The look of a button, for `<button>` and `<a>` alike: one main action in view, danger only on a confirm page. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return [base, variants[variant], sizes[size], className].filter(Boolean).join(" ");
}

const base =
  "inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap no-underline select-none ease-fast " +
  "disabled:border-line disabled:bg-subtle disabled:text-faint print:hidden";

// Transparent borders become visible in forced colours: the quiet ones take the ground's colour there.
const variants: Record<ButtonVariant, string> = {
  main: "border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-pressed",
  plain: "border-control bg-canvas text-ink hover:border-ink hover:bg-hover active:bg-pressed",
  quiet: "border-transparent text-ink hover:bg-hover active:bg-pressed forced-colors:border-[Canvas]",
  danger: "border-transparent bg-danger-fill text-on-danger hover:bg-danger-fill-hover",
  "danger-quiet": "border-transparent text-danger hover:bg-danger-ground forced-colors:border-[Canvas]",
};

const sizes: Record<ButtonSize, string> = {
  normal: "h-control px-3 touch:h-touch",
  row: "h-control-sm px-2 touch:h-touch touch:px-3",
};
