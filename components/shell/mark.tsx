/** The product's mark: three lines of a ledger. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="shrink-0">
      <rect width="20" height="20" rx="4" className="fill-accent" />
      <path d="M5.5 6h9M5.5 10h6M5.5 14h9" className="stroke-on-accent" strokeWidth="1.75" fill="none" />
    </svg>
  );
}
