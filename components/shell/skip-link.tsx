/** First on every page. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#main-content"
      className="fixed top-1 left-1 z-10 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-on-accent touch:py-3 focus:translate-y-0 print:hidden"
    >
      {label}
    </a>
  );
}
